import { Module } from '@nestjs/common';
import { Companies } from './companies.ts';
import { CompanyController } from './company.controller.ts';
import { CustomerController } from './customer.controller.ts';
import { Customers } from './customers.ts';
import { Handles } from './handles.ts';
import { History } from './history.ts';

@Module({
  controllers: [CustomerController, CompanyController],
  providers: [Customers, Companies, Handles, History],
})
export class CustomerModule {}

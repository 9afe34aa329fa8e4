import { Module } from '@nestjs/common';
import { Companies } from './companies.ts';
import { CompanyController } from './company.controller.ts';
import { AddressController, CustomerController } from './customer.controller.ts';
import { Customers } from './customers.ts';
import { Handles } from './handles.ts';
import { History } from './history.ts';
import { SuggestingAddresses } from './suggesting-addresses.ts';

@Module({
  controllers: [CustomerController, AddressController, CompanyController],
  providers: [SuggestingAddresses, Customers, Companies, Handles, History],
})
export class CustomerModule {}

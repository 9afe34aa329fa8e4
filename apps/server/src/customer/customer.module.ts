import { Module } from '@nestjs/common';
import { CustomerController } from './customer.controller.ts';
import { Customers } from './customers.ts';

@Module({ controllers: [CustomerController], providers: [Customers] })
export class CustomerModule {}

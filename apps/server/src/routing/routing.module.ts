import { Module } from '@nestjs/common';
import { Routing } from './routing.ts';

@Module({ providers: [Routing], exports: [Routing] })
export class RoutingModule {}

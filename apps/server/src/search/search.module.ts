import { Module } from '@nestjs/common';
import { Search } from './searching.ts';

@Module({ providers: [Search], exports: [Search] })
export class SearchModule {}

import { Module } from '@nestjs/common';
import { SearchReader } from './search-reader.ts';
import { Search } from './searching.ts';

@Module({ providers: [Search, SearchReader], exports: [Search] })
export class SearchModule {}

import { Module } from '@nestjs/common';
import { AttributeBook } from './attribute-book.ts';
import { AttributeController } from './attribute.controller.ts';
import { Attributes } from './attributes.ts';

@Module({
  controllers: [AttributeController],
  providers: [AttributeBook, Attributes],
  exports: [AttributeBook],
})
export class AttributeModule {}

import { Module } from '@nestjs/common';
import { TagRenaming } from './renaming.ts';
import { TagController } from './tag.controller.ts';
import { Tags } from './tags.ts';

@Module({ controllers: [TagController], providers: [TagRenaming, Tags], exports: [TagRenaming] })
export class TagModule {}

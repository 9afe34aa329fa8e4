import { Module } from '@nestjs/common';
import { AttributeModule } from '../attribute/attribute.module.ts';
import { Brands } from './brands.ts';
import { DirectoryOf } from './directory.ts';
import { BrandController, DirectoryController, TeamController } from './team.controller.ts';
import { Teams } from './teams.ts';
import { ViewsInWords } from './views-in-words.ts';

@Module({
  imports: [AttributeModule],
  controllers: [DirectoryController, TeamController, BrandController],
  providers: [Brands, DirectoryOf, Teams, ViewsInWords],
  exports: [ViewsInWords],
})
export class TeamModule {}

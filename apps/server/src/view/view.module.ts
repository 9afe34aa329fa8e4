import { Module } from '@nestjs/common';
import { AttributeModule } from '../attribute/attribute.module.ts';
import { TeamModule } from '../team/team.module.ts';
import { ConditionFieldController, ViewController } from './view.controller.ts';
import { Views } from './views.ts';

@Module({
  imports: [AttributeModule, TeamModule],
  controllers: [ViewController, ConditionFieldController],
  providers: [Views],
})
export class ViewModule {}

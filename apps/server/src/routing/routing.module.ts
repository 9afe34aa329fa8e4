import { Module } from '@nestjs/common';
import { AttributeModule } from '../attribute/attribute.module.ts';
import { Zone } from '../conversation/zone.ts';
import { Freeing } from './freeing.ts';
import { RuleBook } from './rule-book.ts';
import { RuleController } from './rule.controller.ts';
import { Routing } from './routing.ts';
import { Rules } from './rules.ts';
import { TurnTaking } from './turn-taking.ts';

@Module({
  imports: [AttributeModule],
  controllers: [RuleController],
  providers: [Freeing, Routing, RuleBook, Rules, TurnTaking, Zone],
  exports: [Freeing, Routing, RuleBook],
})
export class RoutingModule {}

import { Module } from '@nestjs/common';
import { Zone } from '../conversation/zone.ts';
import { Assigning } from './assigning.ts';
import { RuleBook } from './rule-book.ts';
import { RuleController } from './rule.controller.ts';
import { Routing } from './routing.ts';
import { Rules } from './rules.ts';

@Module({
  controllers: [RuleController],
  providers: [Assigning, Routing, RuleBook, Rules, Zone],
  exports: [Assigning, Routing, RuleBook],
})
export class RoutingModule {}

import { Module } from '@nestjs/common';
import { Relaying } from './relaying.ts';

@Module({ providers: [Relaying] })
export class TimelineModule {}

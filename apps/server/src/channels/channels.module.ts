import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { ChangingChannels } from './changing-channels.ts';
import { ChannelBook } from './channel-book.ts';
import { ChannelController, ChannelKindController } from './channel.controller.ts';
import { closeAdapters } from './channels.ts';
import { Checking } from './checking.ts';
import { ShowingChannels } from './showing-channels.ts';

@Module({
  controllers: [ChannelKindController, ChannelController],
  providers: [ChannelBook, ChangingChannels, Checking, ShowingChannels],
  exports: [ChannelBook],
})
export class ChannelsModule implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return closeAdapters();
  }
}

import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { ChannelBook } from './channel-book.ts';
import { closeAdapters } from './channels.ts';

@Module({ providers: [ChannelBook], exports: [ChannelBook] })
export class ChannelsModule implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return closeAdapters();
  }
}

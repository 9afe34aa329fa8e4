import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { ChangingChannels } from './changing-channels.ts';
import { ChannelBook } from './channel-book.ts';
import { ChannelController, ChannelKindController } from './channel.controller.ts';
import { closeAdapters } from './channels.ts';
import { Checking } from './checking.ts';
import { ChannelSecrets } from './channel-secrets.ts';
import { ShowingChannels } from './showing-channels.ts';
import { ChannelSignInController } from './sign-in.controller.ts';
import { ChannelSignIn } from './signing-in.ts';
import { TestMessage } from './test-message.ts';

@Module({
  controllers: [ChannelKindController, ChannelController, ChannelSignInController],
  providers: [
    ChannelBook,
    ChannelSecrets,
    ChannelSignIn,
    ChangingChannels,
    Checking,
    ShowingChannels,
    TestMessage,
  ],
  exports: [ChannelBook, ChannelSecrets],
})
export class ChannelsModule implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return closeAdapters();
  }
}

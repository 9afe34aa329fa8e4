import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { Connections } from './connections.ts';
import { FetchingAgain } from './fetching-again.ts';
import { MailListener } from './mail-listener.ts';
import { QuarantineController } from './quarantine.controller.ts';
import { Quarantine } from './quarantine.ts';
import { Receiving } from './receiving.ts';
import { Settling } from './settling.ts';
import { StandingStill } from './standing-still.ts';
import { TakingIn } from './taking-in.ts';
import { Understanding } from './understanding.ts';
import { Working } from './working.ts';

@Module({
  imports: [ChannelsModule, RoutingModule],
  controllers: [QuarantineController],
  providers: [
    FetchingAgain,
    Quarantine,
    Receiving,
    Understanding,
    TakingIn,
    Settling,
    StandingStill,
    Working,
    Connections,
    MailListener,
  ],
  exports: [Receiving, MailListener, Connections],
})
export class IntakeModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Working) private readonly working: Working,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(MailListener) private readonly mailListener: MailListener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'web') return;
    this.working.start();
    this.connections.start();
    if (this.config.smtpListen) {
      const { smtpListen, smtpTls } = this.config;
      await this.mailListener.start(smtpListen, smtpTls);
    }
  }

  /** First no new ones, then the ones in work. */
  async onApplicationShutdown(): Promise<void> {
    await this.mailListener.stop();
    await this.connections.stop();
    await this.working.stop();
  }
}

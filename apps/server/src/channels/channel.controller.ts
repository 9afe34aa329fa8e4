import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { channelBody, channelKind, channelSettings, checkResult } from '@kontor/contracts/settings';
import { testMessageAnswer, testMessageBody } from '@kontor/contracts/workspace';
import { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { ChangingChannels } from './changing-channels.ts';
import { describeKinds } from './channel-kinds.ts';
import { checkBody, Checking } from './checking.ts';
import { ShowingChannels } from './showing-channels.ts';
import { TestMessage } from './test-message.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('channel-kinds')
export class ChannelKindController {
  @Get()
  @Does('Lists the kinds of channels there are, each with the fields of its settings and what it can carry.')
  @Answers(z.object({ items: z.array(channelKind) }))
  async list() {
    return { items: await describeKinds() };
  }
}

@Controller('channels')
@ForRoles('admin')
export class ChannelController {
  constructor(
    @Inject(ShowingChannels) private readonly showing: ShowingChannels,
    @Inject(ChangingChannels) private readonly changing: ChangingChannels,
    @Inject(Checking) private readonly checking: Checking,
    @Inject(TestMessage) private readonly testMessage: TestMessage,
  ) {}

  @Get()
  @ForRoles('admin', 'lead')
  @Does('Lists the channels with their settings and their health; secrets are never told.')
  @Answers(z.object({ items: z.array(channelSettings) }))
  async list(@Me() me: SignedIn) {
    return { items: await this.showing.list(me) };
  }

  @Post()
  @Does(
    'Sets up a channel.',
    '`name_taken` (409) when one of its addresses belongs to another channel; `invalid_request` (400) names the settings that cannot work.',
  )
  @Answers(channelSettings, 201)
  async make(
    @Me() me: SignedIn,
    @Body({ schema: channelBody }) body: z.output<typeof channelBody>,
    @FromClient() client: Client,
  ) {
    return this.showing.show(me, await this.changing.make(me, body, client));
  }

  @Post('check')
  @Does('Tries whether settings would work, step by step, and says how to mend what does not.')
  @Answers(checkResult)
  check(@Body({ schema: checkBody }) body: z.infer<typeof checkBody>) {
    return this.checking.check(body);
  }

  @Get(':id')
  @ForRoles('admin', 'lead')
  @Does('Shows one channel with its settings and its health; secrets are never told.')
  @Answers(channelSettings)
  show(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.showing.show(me, id);
  }

  @Put(':id')
  @Does(
    'Changes a channel’s settings, teams or brand, or switches it off.',
    'A secret that is left out stays as it is. A channel keeps its kind (`not_possible`, 422).',
  )
  @Answers(channelSettings)
  async change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: channelBody }) body: z.output<typeof channelBody>,
    @FromClient() client: Client,
  ) {
    await this.changing.change(me, id, body, client);
    return this.showing.show(me, id);
  }

  @Post(':id/test-message')
  @Does('Sends a test message by this channel, and says what became of it.')
  @Answers(testMessageAnswer)
  sendTest(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: testMessageBody }) { to }: z.output<typeof testMessageBody>,
    @FromClient() client: Client,
  ) {
    return this.testMessage.send(me, id, to, client);
  }

  @Delete(':id')
  @Does('Archives a channel: nothing comes in or leaves by it any more, and its conversations stay.')
  @Answers(null)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.changing.archive(me, id, client);
  }
}

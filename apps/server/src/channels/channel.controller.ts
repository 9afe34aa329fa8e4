import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { channelBody, channelKind, channelSettings, checkResult } from '@kontor/contracts/settings';
import { testMessageAnswer, testMessageBody } from '@kontor/contracts/workspace';
import { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
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
  @Answers(z.object({ items: z.array(channelSettings) }))
  async list(@Me() me: SignedIn) {
    return { items: await this.showing.list(me) };
  }

  @Post()
  @Answers(channelSettings, 201)
  async make(
    @Me() me: SignedIn,
    @Body({ schema: channelBody }) body: z.output<typeof channelBody>,
    @FromClient() client: Client,
  ) {
    return this.showing.show(me, await this.changing.make(me, body, client));
  }

  @Post('check')
  @Answers(checkResult)
  check(@Body({ schema: checkBody }) body: z.infer<typeof checkBody>) {
    return this.checking.check(body);
  }

  @Get(':id')
  @ForRoles('admin', 'lead')
  @Answers(channelSettings)
  show(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.showing.show(me, id);
  }

  @Put(':id')
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
  @Answers(null)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.changing.archive(me, id, client);
  }
}

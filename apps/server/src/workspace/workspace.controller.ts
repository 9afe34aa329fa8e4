import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { firstRun, workspaceBody } from '@kontor/contracts/workspace';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Workspace } from './workspace.ts';

@Controller('workspace')
@ForRoles('admin')
export class WorkspaceController {
  constructor(@Inject(Workspace) private readonly workspace: Workspace) {}

  @Put()
  @Does('Changes the workspace’s name and time zone.')
  @Answers(workspaceBody)
  change(
    @Me() me: SignedIn,
    @Body({ schema: workspaceBody }) body: z.output<typeof workspaceBody>,
    @FromClient() client: Client,
  ) {
    return this.workspace.change(me, body, client);
  }

  @Get('first-run')
  @Does('Shows how far the first run of the workspace is.')
  @Answers(firstRun)
  firstRun() {
    return this.workspace.firstRun();
  }

  @Put('first-run')
  @Does('Keeps how far the first run of the workspace is.')
  @Answers(firstRun)
  keepFirstRun(@Me() me: SignedIn, @Body({ schema: firstRun }) body: z.output<typeof firstRun>) {
    return this.workspace.keepFirstRun(me, body);
  }
}

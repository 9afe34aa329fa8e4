import { Module } from '@nestjs/common';
import { WorkspaceController } from './workspace.controller.ts';
import { Workspace } from './workspace.ts';

@Module({ controllers: [WorkspaceController], providers: [Workspace] })
export class WorkspaceModule {}

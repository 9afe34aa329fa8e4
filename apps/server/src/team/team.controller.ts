import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { brand, brandBody, directory, team, teamBody } from '@kontor/contracts/settings';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { Brands } from './brands.ts';
import { DirectoryOf } from './directory.ts';
import { Teams } from './teams.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('directory')
export class DirectoryController {
  constructor(private readonly directory: DirectoryOf) {}

  @Get()
  @Answers(directory)
  show(@Me() me: SignedIn) {
    return this.directory.show(me);
  }
}

@Controller('teams')
@ForRoles('admin')
export class TeamController {
  constructor(private readonly teams: Teams) {}

  @Post()
  @Answers(team, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: teamBody }) body: z.infer<typeof teamBody>,
    @FromClient() client: Client,
  ) {
    return this.teams.make(me, body, client);
  }

  @Put(':id')
  @Answers(team)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: teamBody }) body: z.infer<typeof teamBody>,
    @FromClient() client: Client,
  ) {
    return this.teams.change(me, id, body, client);
  }

  @Delete(':id')
  @Answers(null)
  remove(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.teams.remove(me, id, client);
  }
}

@Controller('brands')
@ForRoles('admin')
export class BrandController {
  constructor(private readonly brands: Brands) {}

  @Post()
  @Answers(brand, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: brandBody }) body: z.infer<typeof brandBody>,
    @FromClient() client: Client,
  ) {
    return this.brands.make(me, body, client);
  }

  @Put(':id')
  @Answers(brand)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: brandBody }) body: z.infer<typeof brandBody>,
    @FromClient() client: Client,
  ) {
    return this.brands.change(me, id, body, client);
  }
}

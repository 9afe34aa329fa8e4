import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { brand, brandBody, directory, team, teamBody } from '@kontor/contracts/settings';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Brands } from './brands.ts';
import { DirectoryOf } from './directory.ts';
import { Teams } from './teams.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('directory')
export class DirectoryController {
  constructor(private readonly directory: DirectoryOf) {}

  @Get()
  @Does(
    'Names the people, teams, channels, brands, tags, attributes and views that one needs to read everything else.',
  )
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
  @Does('Makes a team of colleagues.')
  @Answers(team, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: teamBody }) body: z.infer<typeof teamBody>,
    @FromClient() client: Client,
  ) {
    return this.teams.make(me, body, client);
  }

  @Put(':id')
  @Does('Renames a team or changes who is in it; what they see changes at once.')
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
  @Does(
    'Removes a team.',
    '`not_possible` (422) while it has unresolved conversations or is the only team of a channel.',
  )
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
  @Does('Makes a brand: a name, a colour, a sender and signatures that customers see.')
  @Answers(brand, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: brandBody }) body: z.infer<typeof brandBody>,
    @FromClient() client: Client,
  ) {
    return this.brands.make(me, body, client);
  }

  @Put(':id')
  @Does('Changes a brand; what has been sent stays as it was.')
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

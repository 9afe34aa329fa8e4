import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PublicAddress } from '../platform/http/public-address.ts';
import { AccountGuard } from './account-guard.ts';
import { AccountLinks } from './account-links.ts';
import { AccountMail } from './account-mail.ts';
import { ApiTokensController } from './api-tokens.controller.ts';
import { ApiTokens } from './api-tokens.ts';
import { AuditController } from './audit.controller.ts';
import { Authentication } from './authentication.ts';
import { Availability } from './availability.ts';
import { ForgottenPassword } from './forgotten-password.ts';
import { Inviting } from './inviting.ts';
import { LinksController } from './links.controller.ts';
import { MeController } from './me.controller.ts';
import { Myself } from './me.ts';
import { PeopleController } from './people.controller.ts';
import { People } from './people.ts';
import { SecondFactor } from './second-factor.ts';
import { SecondFactorController } from './second-factor.controller.ts';
import { SecondFactorSetup } from './second-factor-setup.ts';
import { SessionController } from './session.controller.ts';
import { Sessions } from './sessions.ts';
import { SetUpController } from './set-up.controller.ts';
import { SettingUp } from './setting-up.ts';
import { SigningIn } from './signing-in.ts';
import { Tidying } from './tidying.ts';
import { UsingLink } from './using-link.ts';

@Global()
@Module({
  controllers: [
    SessionController,
    SetUpController,
    LinksController,
    MeController,
    SecondFactorController,
    PeopleController,
    ApiTokensController,
    AuditController,
  ],
  providers: [
    AccountLinks,
    AccountMail,
    ApiTokens,
    Authentication,
    Availability,
    ForgottenPassword,
    Inviting,
    Myself,
    People,
    PublicAddress,
    SecondFactor,
    SecondFactorSetup,
    Sessions,
    SettingUp,
    SigningIn,
    Tidying,
    UsingLink,
    { provide: APP_GUARD, useClass: AccountGuard },
  ],
  exports: [AccountMail, Authentication, Availability, PublicAddress],
})
export class AccountsModule {}

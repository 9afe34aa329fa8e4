import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountGuard } from './account-guard.ts';
import { Authentication } from './authentication.ts';
import { SecondFactor } from './second-factor.ts';
import { SessionController } from './session.controller.ts';
import { Sessions } from './sessions.ts';
import { SetUpController } from './set-up.controller.ts';
import { SettingUp } from './setting-up.ts';
import { SigningIn } from './signing-in.ts';

@Global()
@Module({
  controllers: [SessionController, SetUpController],
  providers: [
    Authentication,
    SecondFactor,
    Sessions,
    SettingUp,
    SigningIn,
    { provide: APP_GUARD, useClass: AccountGuard },
  ],
  exports: [Authentication],
})
export class AccountsModule {}

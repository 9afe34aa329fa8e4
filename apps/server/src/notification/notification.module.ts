import { Module } from '@nestjs/common';
import { Letters } from './letters.ts';
import { NotificationController, NotifyingSettingsController } from './notification.controller.ts';
import { Notifications } from './notifications.ts';
import { Notifying } from './notifying.ts';
import { NotifyingSettings } from './settings.ts';

@Module({
  controllers: [NotificationController, NotifyingSettingsController],
  providers: [Letters, Notifications, Notifying, NotifyingSettings],
  exports: [Letters],
})
export class NotificationModule {}

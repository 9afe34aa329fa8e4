import { Body, Controller, Get, Inject, Put, Query } from '@nestjs/common';
import * as shapes from '@kontor/contracts/notification';
import type { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Notifications } from './notifications.ts';
import { NotifyingSettings } from './settings.ts';

@Controller('notifications')
export class NotificationController {
  constructor(@Inject(Notifications) private readonly notifications: Notifications) {}

  @Get()
  @Does('Lists what one was told: mentioned, assigned, answered, failed; the newest first.')
  @Answers(shapes.notificationList)
  list(
    @Me() me: SignedIn,
    @Query({ schema: shapes.notificationListQuery }) query: z.output<typeof shapes.notificationListQuery>,
  ): Promise<shapes.NotificationList> {
    return this.notifications.list(me, query);
  }

  @Put('read')
  @Does('Marks notifications as read or unread, some or all.')
  @Answers(null)
  mark(
    @Me() me: SignedIn,
    @Body({ schema: shapes.notificationsReadBody }) body: z.infer<typeof shapes.notificationsReadBody>,
  ): Promise<void> {
    return this.notifications.mark(me, body);
  }
}

@Controller('me/notification-settings')
export class NotifyingSettingsController {
  constructor(@Inject(NotifyingSettings) private readonly settings: NotifyingSettings) {}

  @Get()
  @Does('Shows by which ways one is told of what, and in which working hours.')
  @Answers(shapes.notificationSettings)
  show(@Me() me: SignedIn): Promise<shapes.NotificationSettings> {
    return this.settings.show(me);
  }

  @Put()
  @Does('Changes by which ways one is told of what, and in which working hours.')
  @Answers(shapes.notificationSettings)
  change(
    @Me() me: SignedIn,
    @Body({ schema: shapes.notificationSettingsBody }) body: z.infer<typeof shapes.notificationSettingsBody>,
  ): Promise<shapes.NotificationSettings> {
    return this.settings.change(me, body);
  }
}

import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.ts';
import { AttributeModule } from './attribute/attribute.module.ts';
import { CannedModule } from './canned/canned.module.ts';
import { ChannelsModule } from './channels/channels.module.ts';
import { ConversationModule } from './conversation/conversation.module.ts';
import { CustomerModule } from './customer/customer.module.ts';
import { DeliveryModule } from './delivery/delivery.module.ts';
import { IntakeModule } from './intake/intake.module.ts';
import { NotificationModule } from './notification/notification.module.ts';
import { HealthModule } from './platform/health/health.module.ts';
import { type Platform, PlatformModule } from './platform/platform.module.ts';
import { RealtimeModule } from './realtime/realtime.module.ts';
import { RetentionModule } from './retention/retention.module.ts';
import { RoutingModule } from './routing/routing.module.ts';
import { SearchModule } from './search/search.module.ts';
import { TagModule } from './tag/tag.module.ts';
import { TeamModule } from './team/team.module.ts';
import { TimelineModule } from './timeline/timeline.module.ts';
import { ViewModule } from './view/view.module.ts';
import { WebhookModule } from './webhook/webhook.module.ts';
import { WorkspaceModule } from './workspace/workspace.module.ts';

@Module({})
export class AppModule {
  static of(platform: Platform): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(platform),
        AccountsModule,
        AttributeModule,
        TeamModule,
        TagModule,
        ChannelsModule,
        IntakeModule,
        ConversationModule,
        CannedModule,
        CustomerModule,
        RoutingModule,
        DeliveryModule,
        TimelineModule,
        NotificationModule,
        RetentionModule,
        RealtimeModule,
        SearchModule,
        ViewModule,
        WebhookModule,
        WorkspaceModule,
        HealthModule,
      ],
    };
  }
}

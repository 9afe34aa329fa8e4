/**
 * Thrown by `translate` when the channel is at fault and not the delivery: nothing of its kind can be understood as the
 * channel is set up now. The delivery waits for the channel, and no attempt counts. The message is for people.
 */
export class ChannelFault extends Error {
  override name = 'ChannelFault';
}

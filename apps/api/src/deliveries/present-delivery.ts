import type { Delivery, Message } from '@core/engine';

/** What is told of a delivery: never what it says, nor the path of a webhook, which may be a secret of the receiver. */
export function presentDelivery({ message, ...delivery }: Delivery) {
  const { next_at, ...rest } = delivery;
  return { ...rest, target: presentTarget(message), ...(delivery.status === 'waiting' && { next_at }) };
}

function presentTarget(message: Message) {
  if (message.kind === 'email') return { email: message.to };
  return { webhook: URL.canParse(message.url) ? new URL(message.url).origin : 'no URL' };
}

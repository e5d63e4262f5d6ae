import type { Sent } from '@core/engine';
import { createTransport } from 'nodemailer';
import { composeMail, findBadRecipient, type Letter } from './compose-mail';
import { describeMailFailure, describeRejected } from './describe-mail-failure';
import { poolOptions, type Mailbox, type MailSettings } from './mail-settings';

/** For all of an attempt, the wait for the one connection included. */
const DEADLINE_MS = 60_000;

export interface MailOptions extends Partial<Omit<MailSettings, 'from'>> {
  readonly from?: Mailbox | undefined;
  readonly deadline_ms?: number;
}

/** Sends e-mail over one connection, which is opened by the first message. */
export class MailSender {
  readonly #transport: ReturnType<typeof openTransport> | undefined;
  readonly #options: MailOptions;

  constructor(options: MailOptions) {
    this.#options = options;
    this.#transport =
      options.smtp_url === undefined ? undefined : openTransport({ ...options, smtp_url: options.smtp_url });
  }

  /** Delivered means that the mail server has taken it for at least one recipient. */
  async send(letter: Letter): Promise<Sent> {
    const { from, deadline_ms = DEADLINE_MS } = this.#options;
    if (this.#transport === undefined || from === undefined) return refuse(describeLack(this.#options));
    const bad = findBadRecipient(letter.message);
    if (bad !== undefined) return refuse(`${JSON.stringify(bad)} is no mail address; mend the definition`);
    try {
      const signal = AbortSignal.timeout(deadline_ms);
      const { rejectedErrors } = await this.#transport.sendMail({ ...composeMail(letter, from), signal });
      const problem = describeRejected(rejectedErrors ?? []);
      return { status: 'delivered', ...(problem !== undefined && { problem }) };
    } catch (error) {
      return describeMailFailure(error);
    }
  }

  /** What is being sent is sent to its end. */
  close(): void {
    this.#transport?.close();
  }
}

function openTransport(settings: Omit<MailSettings, 'from'>) {
  return createTransport(poolOptions(settings));
}

function describeLack({ smtp_url, from }: MailOptions): string {
  const missing = [smtp_url === undefined && 'SMTP_URL', from === undefined && 'MAIL_FROM'].filter(Boolean);
  return `e-mail is not set up here; an operator can set ${missing.join(' and ')}`;
}

function refuse(problem: string): Sent {
  return { status: 'failed', problem, is_final: true };
}

/** How one dimension member of an alert stands. */
export interface MemberState {
  readonly state: 'ok' | 'firing' | 'no_data' | 'error';
  /** End of the interval in which the state began. */
  readonly since: string;
  /** When somebody was last told of a problem; absent where none was told of, or its end was told too. */
  readonly notified_at?: string;
}

/** Something that happened to a member. */
export interface MemberEvent {
  /** `ok` is the end of `no_data` or `error` where no problem had been told of before. */
  readonly kind: 'fired' | 'renotified' | 'recovered' | 'no_data' | 'error' | 'ok';
  /** Whether the recipients are told; the event is logged in any case. */
  readonly notify: boolean;
  readonly reason: string;
}

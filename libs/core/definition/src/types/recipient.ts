/** To whom something is sent: an address for POST requests, or mailboxes. */
export type RecipientDefinition = { readonly webhook: string } | { readonly email: string | readonly string[] };

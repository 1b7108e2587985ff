import { z } from 'zod';
import { record, time } from '../state/schemas.ts';
import type { AccessToken, Code, Grant, IntegrationRecord } from './tokens.ts';

type SavedGrant = Grant & { readonly refreshTokens: readonly string[] };
type SavedAccess = Omit<AccessToken, 'expiresAt' | 'grant'>;
type SavedCode = Omit<Code, 'integration'> & { readonly value: string; readonly clientId: string };

/** Integrations, with all their codes and tokens, as JSON. */
export const TokensState = z.strictObject({
	integrations: z.array(
		record<IntegrationRecord>('name', 'clientId', 'clientSecret', 'redirectUris[]', 'scopes[]'),
	),
	grants: z.array(
		record<SavedGrant>('clientId', 'personId', 'refreshToken', 'scopes[]', 'refreshTokens[]'),
	),
	access: z.array(
		z.intersection(
			record<SavedAccess>('value', 'personId', 'scopes[]'),
			z.looseObject({
				expiresAt: time,
				/** Its place in the list of grants. */
				grant: z.number().optional(),
			}),
		),
	),
	codes: z.array(record<SavedCode>('value', 'clientId', 'redirectUri', 'personId', 'scopes[]')),
	refreshes: z.number(),
	repeats: z.number(),
});
export type TokensState = z.infer<typeof TokensState>;

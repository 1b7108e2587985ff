import { rest } from '@webex-nodes/client';
import * as schemas from '@webex-nodes/client/schemas';
import { z } from 'zod';

// Everything that is not listed here is replaced, so that a field which Webex adds tomorrow leaks nothing.

const split = (text: string) => text.trim().split(/\s+/);

/** The names of fields in the contract, and of those that its schemas leave open. */
export const fields: ReadonlySet<string> = new Set([
	...Object.values(schemas).flatMap((schema) => namesIn(schema)),
	...split(`items message errors description trackingId error error_description notFoundIds orgId ownerId createdBy appId
		access_token refresh_token id_token token_type expires_in refresh_token_expires_in scope state grant_type code
		client_id client_secret redirect_uri code_verifier code_challenge code_challenge_method response_type nonce prompt
		token token_type_hint device_code user_code verification_uri verification_uri_complete interval user_info exp
		contentType content type version body actions text wrap weight size color url title data items columns width
		style placeholder isMultiline isRequired label choices value isMultiSelect facts spacing horizontalAlignment
		max cursor from to before beforeMessage mentionedPeople sortBy showAllTypes callingData files markdown html
		isBroadcast siteUrl displayName`),
]);

/** Values that only say which kind of thing something is: those of the contract, and those that its schemas leave open. */
export const values: ReadonlySet<string> = new Set([
	...Object.values(schemas).flatMap((schema) => choicesIn(schema)),
	...split(`group direct person bot appuser active inactive disabled unknown pending created updated deleted all started
		ended joined left migrated messages rooms memberships attachmentActions meetings recordings teams webhooks
		submit refresh access Bearer bearer code token id_token authorization_code refresh_token S256 plain none id
		lastactivity me creator org owned invalid_grant invalid_request invalid_client invalid_scope
		unsupported_grant_type authorization_pending slow_down access_denied login_required
		application/vnd.microsoft.card.adaptive AdaptiveCard TextBlock Input.Text Input.Date Input.Time Input.Number
		Input.ChoiceSet Input.Toggle Action.Submit Action.OpenUrl Action.ShowCard ColumnSet Column Container FactSet Image
		1.0 1.1 1.2 1.3 work mobile fax work_extension other meetingSeries scheduledMeeting meeting true false null
		urn:ietf:params:oauth:grant-type:device_code UTC meetingParticipants meetingTranscripts
		meetingMessages on off joined end breakoutSession voip pstn inactive callIn callBack privateMeeting UPLOADED
		chat public private cancelled single multiple short`),
]);

/** Numbers that are limits, lifetimes and kinds. */
export const counts: ReadonlySet<string> = new Set(
	split(`expires_in refresh_token_expires_in interval totalUnits consumedUnits consumedByUsers sessionTypeId order
		joinBeforeHostMinutes automaticLockMinutes autoLockMinutes reminderTime expirationMinutes maxRegisterNum maxLength
		visualWatermarkOpacity offset`),
);

/** The words of paths. */
export const segments: ReadonlySet<string> = new Set([
	...split(
		'v1 contents access_token authorize device token revoke idb oauth2 userinfo guests count authorizations',
	),
	...Object.values(rest).flatMap((contract) =>
		Object.values<{ readonly path: string }>(contract).flatMap(({ path }) => path.split('/')),
	),
]);

/** Inputs that some operations of meetings take as headers, in small letters. */
export const inputHeaders: ReadonlySet<string> = new Set(
	Object.values(rest).flatMap((contract) =>
		Object.values<{ readonly headers?: readonly string[] }>(contract).flatMap(({ headers = [] }) =>
			headers.map((name) => name.toLowerCase()),
		),
	),
);

function namesIn(schema: unknown): string[] {
	const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
	return [...names, ...insideOf(schema).flatMap(namesIn)];
}

function choicesIn(schema: unknown): string[] {
	const choices: unknown[] =
		schema instanceof z.ZodEnum
			? schema.options
			: schema instanceof z.ZodLiteral
				? [...schema.values]
				: [];
	const texts = choices.filter((choice) => typeof choice === 'string');
	return [...texts, ...insideOf(schema).flatMap(choicesIn)];
}

function insideOf(schema: unknown): unknown[] {
	if (schema instanceof z.ZodObject) return Object.values(schema.shape);
	if (schema instanceof z.ZodArray) return [schema.element];
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return [schema.unwrap()];
	if (schema instanceof z.ZodUnion) return [...schema.options];
	if (schema instanceof z.ZodPipe) return [schema.in, schema.out];
	return [];
}

import { Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import { Failure } from '../failure.ts';
import { authenticate } from '../oauth/bearer.ts';
import type { Tokens } from '../oauth/tokens.ts';
import type { World } from '../world/world.ts';
import { readId } from './endpoint.ts';

/** The time after which Webex says to ask again. */
const scanWait = '2'; // s

/** Files of messages: not in Webex's OpenAPI description, and so not in the contract. */
export function contentsApp({
	world,
	tokens,
	switches,
	newTrackingId,
}: {
	readonly world: World;
	readonly switches: Switches;
	readonly tokens: Tokens;
	readonly newTrackingId: () => string;
}): Hono {
	const app = new Hono();
	// Hono uses this for HEAD too, without the body.
	app.get('/v1/contents/:id', (context) => {
		const { personId } = authenticate(context, tokens);
		const file = world.files.get(readId('CONTENT', context.req.param('id')));
		if (!file || !world.isMember(file.roomId, personId)) {
			throw new Failure(404, 'The requested resource could not be found.');
		}
		if (file.scan === 'pending') {
			const wait = switches.scanRetryAfter === 'sent' ? { 'retry-after': scanWait } : undefined;
			throw new Failure(423, 'The file is being scanned.', wait);
		}
		if (file.scan === 'infected') throw new Failure(410, 'The file contains malware.');
		if (file.scan === 'unscannable' && context.req.query('allow') !== 'unscannable') {
			throw new Failure(428, 'The file cannot be scanned for malware.');
		}
		return context.body(new Uint8Array(file.bytes), 200, {
			'content-type': file.contentType,
			'content-length': String(file.bytes.length),
			'content-disposition': `attachment; filename="${file.name.replaceAll(/[^\x20-\x7e]|"/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'cache-control': 'no-cache',
			trackingid: newTrackingId(),
		});
	});
	return app;
}

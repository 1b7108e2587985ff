import type { Context, Hono } from 'hono';
import { Failure } from '../failure.ts';
import { authenticate } from '../oauth/bearer.ts';
import type { Tokens } from '../oauth/tokens.ts';

type Routes = Hono['routes'];

/**
 * The answer for what no route takes: 405 with the methods of the path, or 404.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
 */
export const fallback =
	({ tokens, routes }: { readonly tokens: Tokens; readonly routes: () => Routes }) =>
	(context: Context): never => {
		const { method, path } = context.req;
		const allowed = methodsOf(path, routes());
		if (allowed.length === 0) {
			authenticate(context, tokens);
			throw new Failure(404, 'The requested resource could not be found.');
		}
		throw new Failure(405, `Request method '${method}' not supported`, {
			allow: allowed.join(', '),
		});
	};

/** The methods of the routes that have this path. */
function methodsOf(path: string, routes: Routes): string[] {
	const given = path.replace(/\/$/, '').split('/');
	const found = routes
		.filter(({ method, path: pattern }) => method !== 'ALL' && fits(pattern.split('/'), given))
		.map(({ method }) => method);
	return [...new Set(found)];
}

const fits = (pattern: readonly string[], given: readonly string[]): boolean =>
	pattern.length === given.length &&
	pattern.every((part, index) => part.startsWith(':') || part === given[index]);

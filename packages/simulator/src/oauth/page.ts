import { html } from 'hono/html';
import type { PersonRecord } from '../world/world.ts';

const style = `
	:root { color-scheme: light dark }
	body { font: 16px/1.5 system-ui, sans-serif; background: light-dark(#eef1f4, #111518);
		color: light-dark(#17212b, #e6ebef); margin: 0 }
	main { max-width: 27rem; margin: 10vh auto; background: light-dark(#fff, #1d2328); padding: 2rem;
		border-radius: 12px; box-shadow: 0 2px 12px #0002 }
	h1 { font-size: 1.25rem; margin: 0 0 1rem }
	code { font-size: .85rem }
	select, button, input { font: inherit; padding: .5rem .9rem; border-radius: 8px; border: 1px solid #8794a1 }
	select, input { width: 100%; box-sizing: border-box; margin: .25rem 0 1.25rem }
	button { cursor: pointer; background: none; color: inherit }
	button[value=accept] { background: #0a6e57; border-color: #0a6e57; color: #fff }
	footer { margin-top: 1.5rem; color: light-dark(#5a6875, #a3afba); font-size: .85rem }
`;

/** The page on which a person consents. The template escapes every value. */
export function consentPage(facts: {
	readonly application: string;
	readonly scopes: readonly string[];
	readonly people: readonly PersonRecord[];
	readonly query: Readonly<Record<string, string>>;
}) {
	const { application, scopes, people, query } = facts;
	return page(
		`Authorise ${application}`,
		html`
			<h1>${application} asks for access to Webex</h1>
			<form method="post">
				${personSelect(people, query['login_hint'])}
				<div>It may:</div>
				<ul>${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
				${Object.entries(query).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
				<button name="decision" value="accept">Accept</button>
				<button name="decision" value="deny">Deny</button>
			</form>
		`,
	);
}

const personSelect = (people: readonly PersonRecord[], hint?: string) => html`
	<label>Signed in as
		<select name="person">
			${people.map(({ id, displayName, email }) => html`<option value="${id}" ${email === hint ? 'selected' : ''}>${displayName} (${email})</option>`)}
		</select>
	</label>
`;

/** The page on which a person types the code that another machine shows. */
export function verifyPage(people: readonly PersonRecord[], userCode: string) {
	return page(
		'Connect a device',
		html`
			<h1>Connect a device</h1>
			<form method="post">
				<label>Code <input name="userCode" value="${userCode}" inputmode="numeric" required></label>
				${personSelect(people)}
				<button name="decision" value="accept">Accept</button>
				<button name="decision" value="deny">Deny</button>
			</form>
		`,
	);
}

export function verifiedPage(accepted: boolean) {
	const sentence = accepted ? 'The device is connected.' : 'The device was refused.';
	return page('Connect a device', html`<h1>${sentence}</h1><p>You may close this page.</p>`);
}

export function refusalPage(sentence: string) {
	return page(
		'Authorisation is not possible',
		html`<h1>Authorisation is not possible</h1><p>${sentence}</p>`,
	);
}

function page(title: string, content: unknown) {
	return html`<!doctype html>
		<html lang="en">
			<head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>
			<body><main>${content}<footer>Webex simulator: no real account is involved.</footer></main></body>
		</html>`;
}

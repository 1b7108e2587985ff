/** Plain HTML without a build: it asks for changes every second. */
export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulated Webex</title>
<style>
	:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; --line: #8884; --accent: #07735a; }
	body { margin: 0; display: grid; grid-template: auto 1fr / 280px 1fr; height: 100vh; }
	header { grid-column: 1 / 3; padding: 10px 16px; border-bottom: 1px solid var(--line); }
	header b { margin-right: 8px; }
	nav { overflow-y: auto; border-right: 1px solid var(--line); }
	nav button { display: block; width: 100%; padding: 9px 16px; border: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
	nav button[aria-current] { background: var(--accent); color: white; }
	nav small { display: block; opacity: .75; }
	main { display: grid; grid-template-rows: 1fr auto; min-height: 0; }
	ol { margin: 0; padding: 12px 16px; overflow-y: auto; list-style: none; }
	li { margin-bottom: 10px; overflow-wrap: anywhere; }
	li.reply { margin-left: 28px; }
	li time { opacity: .65; font-size: 12px; margin-left: 6px; }
	li p { margin: 2px 0; }
	form { display: flex; gap: 8px; padding: 12px 16px; border-top: 1px solid var(--line); }
	textarea { flex: 1; font: inherit; height: 2.6em; resize: vertical; }
	select, form button { font: inherit; }
	output { padding: 0 16px 8px; color: #c33; }
</style>
<header><b>Simulated Webex</b> Rooms (spaces) of the demo organisation. Whatever is written here, workflows see.</header>
<nav aria-label="Rooms"></nav>
<main>
	<ol aria-label="Messages" aria-live="polite"></ol>
	<div>
		<form>
			<select name="person" aria-label="Write as"></select>
			<textarea name="text" aria-label="Message" placeholder="Markdown" required></textarea>
			<button>Send</button>
		</form>
		<output></output>
	</div>
</main>
<script>
	const [nav, list, form, output] = ['nav', 'ol', 'form', 'output'].map((name) => document.querySelector(name));
	let current;
	let shown = '';
	const read = async (path, options) => {
		const response = await fetch(path, options);
		const answer = await response.json();
		if (!response.ok) throw new Error(answer.message);
		return answer;
	};
	const make = (name, properties, ...children) => {
		const element = Object.assign(document.createElement(name), properties);
		element.append(...children);
		return element;
	};
	const time = (text) => new Date(text).toLocaleTimeString();

	async function showRooms() {
		const rooms = await read('/page/rooms');
		current ??= rooms[0]?.id;
		nav.replaceChildren(...rooms.map(({ id, title, messages, lastActivity }) => {
			const small = make('small', { textContent: messages + ' messages, ' + time(lastActivity) });
			const button = make('button', { type: 'button', onclick: () => choose(id) }, title, small);
			if (id === current) button.setAttribute('aria-current', 'true');
			return button;
		}));
	}

	async function showMessages() {
		if (!current) return;
		const { members, messages } = await read('/page/rooms/' + current);
		const state = JSON.stringify([current, messages.at(-1)?.id, messages.length, members.length]);
		if (state === shown) return;
		shown = state;
		const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
		list.replaceChildren(...messages.map(({ name, text, html, created, parentId }) => {
			const body = make('p', html ? { innerHTML: html } : { textContent: text });
			const head = make('b', { textContent: name });
			return make('li', { className: parentId ? 'reply' : '' }, head, make('time', { textContent: time(created) }), body);
		}));
		if (isAtEnd) list.scrollTop = list.scrollHeight;
		const chosen = form.person.value;
		form.person.replaceChildren(...members.map(({ id, name, type }) =>
			make('option', { value: id, textContent: type === 'bot' ? name + ' (bot)' : name })));
		if (members.some(({ id }) => id === chosen)) form.person.value = chosen;
	}

	async function refresh() {
		try {
			await showRooms();
			await showMessages();
			output.textContent = '';
		} catch (error) {
			output.textContent = 'The simulator does not answer: ' + error.message;
		}
	}

	async function choose(id) {
		current = id;
		await refresh();
		list.scrollTop = list.scrollHeight;
	}

	form.onsubmit = async (event) => {
		event.preventDefault();
		try {
			const body = JSON.stringify({ personId: form.person.value, markdown: form.text.value });
			await read('/page/rooms/' + current + '/messages', { method: 'POST', body });
			form.text.value = '';
			await refresh();
		} catch (error) {
			output.textContent = error.message;
		}
	};
	form.text.onkeydown = (event) => {
		if (event.key === 'Enter' && !event.shiftKey) {
			event.preventDefault();
			form.requestSubmit();
		}
	};
	refresh().then(() => { list.scrollTop = list.scrollHeight; });
	setInterval(refresh, 1000);
</script>
</html>
`;

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
	.card { max-width: 420px; margin: 4px 0; padding: 4px; border: 1px solid var(--line); border-radius: 8px; background: white; color: #222; }
	.card .ac-pushButton { padding: 6px 14px; border: 1px solid #8888; border-radius: 999px; background: #eee; color: #222; font: inherit; cursor: pointer; }
	.card .style-positive { background: var(--accent); color: white; }
	.card .style-destructive { background: #a8231c; color: white; }
	.card input, .card textarea, .card .ac-choiceSetInput-compact { width: 100%; box-sizing: border-box; font: inherit; }
	.card input[type=checkbox], .card input[type=radio] { width: auto; }
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
<script src="/page/adaptivecards.js"></script>
<script>
	AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
		const holder = make('p', { textContent: text });
		result.outputHtml = '<p>' + holder.innerHTML.replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/\\n/g, '<br>') + '</p>';
		result.didProcess = true;
	};

	/** As whoever is chosen below the messages. */
	function drawCard(messageId, content) {
		const card = new AdaptiveCards.AdaptiveCard();
		card.onExecuteAction = async (action) => {
			if (action.url) return window.open(action.url, '_blank', 'noopener');
			try {
				const inputs = typeof action.data === 'object' ? action.data : {};
				const body = JSON.stringify({ personId: form.person.value, inputs });
				await read('/page/messages/' + messageId + '/actions', { method: 'POST', body });
				await refresh();
			} catch (error) {
				output.textContent = error.message;
			}
		};
		card.parse(content);
		const element = card.render();
		const holder = make('div', { className: 'card' });
		if (element) holder.append(element);
		return holder;
	}

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
		const state = JSON.stringify([current, messages.map(({ id, text, html }) => [id, text, html]), members.length]);
		if (state === shown) return;
		shown = state;
		const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
		list.replaceChildren(...messages.map(({ id, name, text, html, created, parentId, card, files }) => {
			const body = card ? drawCard(id, card) : make('p', html ? { innerHTML: html } : { textContent: text });
			const links = files.map((file) => make('a', { href: '/page/files/' + file.id, textContent: file.name }));
			const head = make('b', { textContent: name });
			return make('li', { className: parentId ? 'reply' : '' }, head, make('time', { textContent: time(created) }), body, ...links);
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

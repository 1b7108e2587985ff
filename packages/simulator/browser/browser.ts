import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
	process.env['CHROMIUM_PATH'],
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the browser of this family that the machine has; none is downloaded. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = places.find((place) => place && existsSync(place));
	if (!executablePath) {
		throw new Error(
			'This needs Chromium: install it ("apt-get install chromium" on Debian), or set CHROMIUM_PATH to its path.',
		);
	}
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

import type { Page } from 'playwright-core';

/** The page of the simulated Webex, with a room open. */
export async function openRoom(page: Page, simulatorUrl: string, title: string): Promise<void> {
	await page.goto(simulatorUrl);
	await page.getByRole('link', { name: title }).click();
	await page.locator('nav a[aria-current]', { hasText: title }).waitFor();
	await page.locator('ol > li').first().waitFor();
}

/** Selects the person who writes and presses buttons. */
export async function writeAs(page: Page, name: string): Promise<void> {
	await page.getByLabel('Write as').selectOption({ label: name });
}

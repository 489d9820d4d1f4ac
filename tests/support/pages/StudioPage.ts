import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';

interface NewBanner {
  title: string;
  subtitle?: string;
  /** As the list names it; a lower third without. */
  style?: 'Banner' | 'Ticker';
  /** As the list names it; it stays without. */
  autoHide?: string;
}

/** The studio as its host uses it: device check, stage, on air, end. */
export class StudioPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(broadcastUrl: string): Promise<void> {
    await this.page.goto(broadcastUrl);
  }

  /** Past the device check, once camera and microphone are there. */
  async enter({ button = 'Enter studio' }: { button?: 'Enter studio' | 'Resume the show' } = {}): Promise<void> {
    await expect(this.page.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
    await expect(this.page.getByRole('combobox', { name: 'Microphone' })).toBeEnabled();
    await this.page.getByRole('button', { name: button }).click();
    await expect(this.program).toBeVisible();
  }

  get program() {
    return this.page.getByRole('region', { name: 'Program' });
  }

  /** Colour bars, flash and beep instead of the stage. */
  async setTestSignal(on: boolean): Promise<void> {
    await this.control('Settings').click();
    const settings = this.page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('switch', { name: 'Test signal' }).setChecked(on);
    await settings.getByRole('button', { name: 'Close' }).click();
    await expect(settings).toBeHidden();
  }

  /** A tab of the panel. On a narrow page the panel is opened first. */
  async openTab(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    if (!(await tab.isVisible())) await this.page.getByRole('button', { name: 'Panel' }).click();
    await tab.click();
  }

  /** Writes a banner or ticker in the Banners tab, which is open. */
  async writeBanner({ title, subtitle, style, autoHide }: NewBanner): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'New banner' }).click();
    const dialog = page.getByRole('dialog', { name: 'New banner' });
    await dialog.getByLabel(/^(Title|Text)$/).fill(title);
    if (subtitle) await dialog.getByLabel(/^Second line/).fill(subtitle);
    if (style) {
      await dialog.getByRole('combobox', { name: 'Style' }).click();
      await page.getByRole('option', { name: style }).click();
    }
    if (autoHide) {
      await dialog.getByRole('combobox', { name: 'Hides by itself' }).click();
      await page.getByRole('option', { name: autoHide }).click();
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }

  control(name: string | RegExp) {
    return this.page.getByRole('toolbar', { name: 'Your controls' }).getByRole('button', { name });
  }

  layout(name: string) {
    return this.page.getByRole('toolbar', { name: 'Layouts' }).getByRole('button', { name, exact: true });
  }

  /** The button of a saved scene. */
  scene(name: string) {
    return this.page.getByRole('region', { name: 'Scenes' }).getByRole('button', { name, exact: true });
  }

  /** Keeps how the picture is arranged now. */
  async saveScene(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save scene' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Save scene' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(this.scene(name)).toBeVisible();
  }

  /** How the next scenes come on. */
  async chooseTransition(name: 'Cut' | 'Fade' | 'Move'): Promise<void> {
    const choice = this.page.getByRole('radiogroup', { name: 'Transition' }).getByRole('radio', { name });
    await choice.click();
    await expect(choice).toBeChecked();
  }

  async sceneMenu(name: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `More about ${name}` }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** A person's card in a group. */
  person(name: string, group: 'On stage' | 'Backstage') {
    return this.page.getByRole('region', { name: group }).getByRole('listitem', { name });
  }

  /** A tab of the panel at the right. */
  tab(name: string | RegExp) {
    return this.page.getByRole('tablist', { name: 'Panel' }).getByRole('tab', { name });
  }

  /** An item of the menu on a person's card. */
  async personMenu(name: string, item: string): Promise<void> {
    await this.page.getByRole('listitem', { name }).getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** How somebody's connection is, in words, on their card. */
  connectionOf(name: string) {
    return this.page.getByRole('listitem', { name }).getByRole('button', { name: new RegExp(`^Connection of ${name}`) });
  }

  /** Makes a link and closes the window again. @returns the link. */
  async createInvite({ label, role = 'Guest' }: { label: string; role?: 'Guest' | 'Co-host' | 'Producer' }): Promise<string> {
    await this.page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Invite' });
    await dialog.getByRole('textbox', { name: 'For whom' }).fill(label);
    if (role !== 'Guest') {
      await dialog.getByRole('combobox', { name: 'Role' }).click();
      await this.page.getByRole('option', { name: role }).click();
    }
    await dialog.getByRole('button', { name: 'Create link' }).click();
    const link = dialog.getByRole('textbox', { name: 'Invite link' });
    await expect(link).toHaveValue(/^https?:\/\//);
    const url = await link.inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    return url;
  }

  async bringOnStage(name: string): Promise<void> {
    await this.person(name, 'Backstage').getByRole('button', { name: 'Bring on stage' }).click();
    await expect(this.person(name, 'On stage')).toBeVisible();
  }

  async moveBackstage(name: string): Promise<void> {
    await this.person(name, 'On stage').getByRole('button', { name: 'Move backstage' }).click();
    await expect(this.person(name, 'Backstage')).toBeVisible();
  }

  /** Opens the question before going live. */
  async askToGoLive() {
    await this.page.getByRole('button', { name: 'Go live', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Go live/ });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Goes live and confirms. @returns when it was confirmed, ms since epoch. */
  async goLive(): Promise<number> {
    const dialog = await this.askToGoLive();
    const confirm = dialog.getByRole('button', { name: /^Go live/ });
    await expect(confirm).toBeEnabled();
    const confirmedAtMs = Date.now();
    await confirm.click();
    return confirmedAtMs;
  }

  /** What leaves the browser. */
  get pictureReadout() {
    return this.page.getByRole('status', { name: 'Picture' });
  }

  get onAirTimer() {
    return this.page.getByRole('timer', { name: 'Time on air' });
  }

  /** A destination's button in the header, once the show is live. */
  destination(name: string | RegExp) {
    return this.page.getByRole('list', { name: 'Destinations' }).getByRole('button', { name });
  }

  /** On air, and live at so many destinations. */
  async expectOnAir({ destinations, timeoutMs = 30_000 }: { destinations: number; timeoutMs?: number }): Promise<void> {
    await expect(this.onAirTimer).toBeVisible({ timeout: timeoutMs });
    await expect(this.destination(/^Live on /)).toHaveCount(destinations, { timeout: timeoutMs });
  }

  async endShow(): Promise<void> {
    await this.page.getByRole('button', { name: 'End show' }).click();
    await this.page.getByRole('alertdialog', { name: 'End the show?' }).getByRole('button', { name: 'End show' }).click();
    await expect(this.page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
  }

  get outcome() {
    return this.page.getByRole('list', { name: 'Outcome' });
  }

  get alarm() {
    return this.page.getByRole('alert');
  }
}

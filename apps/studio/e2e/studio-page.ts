import type { Locator, Page } from 'playwright'

/** The studio as a person meets it: by roles and names. */
export function studioPage(page: Page) {
  const stage = page.getByRole('region', { name: 'Result' })
  return {
    page,
    stage,
    models: page.locator('summary').filter({ hasText: 'Model' }),
    model: (label: string) => page.getByRole('radio', { name: label }),
    prompt: page.getByRole('textbox', { name: 'Prompt', exact: true }),
    /** The address of a picture. */
    picture: (label: string) => page.getByRole('textbox', { name: label }),
    generate: page.getByRole('button', { name: 'Generate', exact: true }),
    video: stage.locator('video[controls]'),
    image: stage.getByRole('img', { name: /Generated picture/ }),
  }
}

/** Whether the film goes on: some of it was played between two looks. */
export async function playedSeconds(video: Locator): Promise<number> {
  return video.evaluate((element) => (element as HTMLVideoElement).currentTime)
}

/** How wide the picture is in truth; 0 when nothing was loaded. */
export async function pictureWidth(image: Locator): Promise<number> {
  return image.evaluate((element) => (element as HTMLImageElement).naturalWidth)
}

import { ButtonLink, Logo } from '../ui/index.ts';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-8 px-6 text-center">
      <Logo />
      <div>
        <h1 className="title-page">There is nothing here</h1>
        <p className="mt-3 max-w-md text-base text-muted text-pretty">The address may be mistyped, or what was here has been removed.</p>
      </div>
      <ButtonLink href="/" variant="primary">
        Back to your shows
      </ButtonLink>
    </main>
  );
}

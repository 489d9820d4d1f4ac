'use client';

import { commentCard } from '@footlight/contracts';
import { type FormEvent, useState } from 'react';
import { Button, Field, Input } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';

/** Puts what somebody in the audience wrote into the picture. */
export function CommentControls() {
  const { session } = useStudio();
  const attempt = useAttempt();
  const comment = useSelected(session.room.state, ({ scene }) => scene.comment);
  const [author, setAuthor] = useState(comment?.author ?? '');
  const [text, setText] = useState(comment?.text ?? '');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const show = (event: FormEvent) => {
    event.preventDefault();
    const parsed = commentCard.safeParse({ author, text });
    if (!parsed.success) {
      setProblems(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])));
      return;
    }
    setProblems({});
    attempt(() => session.updateScene({ comment: parsed.data }));
  };
  return (
    <form onSubmit={show} noValidate className="flex flex-col gap-3">
      <Field label="From" problem={problems.author}>
        <Input value={author} onChange={(event) => setAuthor(event.target.value)} />
      </Field>
      <Field label="Comment" problem={problems.text}>
        <Input value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="small">
          Show comment
        </Button>
        {comment && (
          <Button size="small" onClick={() => attempt(() => session.updateScene({ comment: null }))}>
            Hide comment
          </Button>
        )}
      </div>
    </form>
  );
}

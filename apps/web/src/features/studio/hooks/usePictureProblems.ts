import { useEffect } from 'react';
import { useToast } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useMixingStudio } from './useStudio.ts';

/** Says when a picture or a background of the Program cannot be shown. */
export function usePictureProblems(): void {
  const { session } = useMixingStudio();
  const toast = useToast();
  const problem = useStore(session.pictureProblem);
  useEffect(() => {
    if (problem) toast(problem.message, 'attention');
  }, [problem, toast]);
}

-- CreateEnum
CREATE TYPE "ProgramId" AS ENUM ('main', 'vertical');

-- AlterTable
ALTER TABLE "Destination" ADD COLUMN "program" "ProgramId" NOT NULL DEFAULT 'main';

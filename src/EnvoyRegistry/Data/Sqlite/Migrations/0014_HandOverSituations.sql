-- How the open situations stood, in which nothing was alive, when the Chair moved: sealed.
CREATE TABLE "HandOverSituation" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_HandOverSituation" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "FromId" INTEGER NOT NULL,
    "SituationId" INTEGER NOT NULL,
    "IsExercise" INTEGER NOT NULL,
    "Record" TEXT NOT NULL,
    CONSTRAINT "FK_HandOverSituation_Participant_FromId"
        FOREIGN KEY ("FromId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_HandOverSituation_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_HandOverSituation_FromId" ON "HandOverSituation" ("FromId");
CREATE UNIQUE INDEX "IX_HandOverSituation_SituationId_Day" ON "HandOverSituation" ("SituationId", "Day");

using EnvoyRegistry.Data;

namespace EnvoyRegistry.Expertise;

/// <summary>The vocabulary that comes with the register: 42 tags in ten groups, in two versions.</summary>
static class KnownVocabulary
{
    /// <summary>
    /// Of the second version: the areas that the ARF cooperates in, and conflict-related sexual violence.
    /// </summary>
    public const int Version = 2;

    /// <summary>
    /// Adds the tags that are not in the register, and gives those that came with an earlier build the words of this
    /// one. A register with a version of its own gets them as its next.
    /// </summary>
    public static void Load(RegistryDb db, IReadOnlyDictionary<string, Source> sources)
    {
        List<(ExpertiseGroup Group, ExpertiseTag[] Tags)> all = [.. All(sources)];
        var there = db.Set<ExpertiseTag>().Any() ? Vocabulary.NextVersion(db) : 1;
        foreach (var tag in all.SelectMany(entry => entry.Tags))
            tag.Since = Math.Max(tag.Since, there);
        db.AddMissing(all.Select(entry => entry.Group), group => group.Code);
        db.AddMissing(all.SelectMany(entry => entry.Tags), tag => tag.Code);
        db.SaveChanges();
        db.Correct(all.Select(entry => entry.Group), nameof(ExpertiseGroup.Name), nameof(ExpertiseGroup.Description));
        db.Correct(all.SelectMany(entry => entry.Tags),
            nameof(ExpertiseTag.Name), nameof(ExpertiseTag.Definition), nameof(ExpertiseTag.Basis));
    }

    public static long IdOf(string tag) => EntityId.From($"expertise-tag:{tag}");

    static long IdOfGroup(string group) => EntityId.From($"expertise-group:{group}");

    public static IEnumerable<(ExpertiseGroup Group, ExpertiseTag[] Tags)> All(
        IReadOnlyDictionary<string, Source> sources)
    {
        var position = 0;
        (ExpertiseGroup, ExpertiseTag[]) Group(string code, string name, string description, params ExpertiseTag[] tags)
        {
            var group = new ExpertiseGroup
            {
                Id = IdOfGroup(code),
                Code = code,
                Position = ++position,
                Name = name,
                Description = description,
            };
            return (group, tags);
        }

        ExpertiseTag Tag(string code, string name, string definition, string basis, params string[] keys) =>
            Since(1, code, name, definition, basis, keys);

        // An area of cooperation that the 17th ARF set down.
        ExpertiseTag Area(string code, string name, string definition) => Since(
            2, code, name, definition, "An area of cooperation in the ARF's Ha Noi Plan of Action, 2010", "A15");

        ExpertiseTag Since(
            int version, string code, string name, string definition, string basis, params string[] keys) => new()
            {
                Id = IdOf(code),
                GroupId = IdOfGroup(code[..3]),
                Code = code,
                Name = name,
                Definition = definition,
                Basis = basis,
                Since = version,
                Sources = [.. keys.Select(key => sources[key])],
            };

        yield return Group("SEC", "Security",
            "Stopping the fighting and keeping it stopped, and the ARF's own areas of security.",
            Tag("SEC-CEASEFIRE", "Ceasefires",
                "Negotiating an end to hostilities: the terms of a ceasefire and the separation of forces.",
                "CSCAP recommendation 4(e); a field of the UN Standby Team; PA-X Ce", "C", "U1", "PAX"),
            Tag("SEC-MONITOR", "Monitoring and verification",
                "Setting up and running observer missions: verifying compliance and reporting incidents.",
                "CSCAP recommendation 4(e); the observers of 2025 on the Thailand-Cambodia border", "C", "E9"),
            Tag("SEC-DDR", "Disarmament, demobilisation and reintegration",
                "Taking arms from fighters, disbanding their units and bringing them back into civilian life.",
                "CSCAP recommendation 4(e); PA-X SsrDdr", "C", "PAX"),
            Tag("SEC-SSR", "Security sector reform",
                "Reforming army, police and security services under lawful and civilian control.",
                "A field of the UN Standby Team; PA-X SsrArm, SsrPol", "U1", "PAX"),
            Tag("SEC-SALW", "Small arms and light weapons",
                "Controlling small arms and light weapons: stocks, trade and illicit flows.",
                "CSCAP recommendation 8", "C"),
            Tag("SEC-CBM", "Confidence-building measures",
                "Building confidence between forces and governments: hotlines, notifications, military channels.",
                "Enhanced Role of the ARF Chair, 2001", "A3"),
            Area("SEC-DEFENCE", "Defence dialogue",
                "Exchanges between ministries of defence and between armed forces, for policy and for trust."),
            Area("SEC-PEACEKEEPING", "Peacekeeping",
                "Planning peacekeeping operations, training for them, and serving in them."),
            Area("SEC-MARITIME", "Maritime security",
                "Safety and order at sea: navies, coast guards, rescue, piracy. For claims see IST-MARITIME."),
            Since(2, "SEC-ICT", "ICT security",
                "Security of and in the use of information and communications technologies: incidents between " +
                "states, norms, points of contact.",
                "The ARF's Work Plan on Security of and in the Use of ICTs, 2015", "ARF-ICT"),
            Area("SEC-TERRORISM", "Counter-terrorism and transnational crime",
                "Working together against terrorism, and against crime across borders such as trafficking."),
            Area("SEC-NONPROLIFERATION", "Non-proliferation and disarmament",
                "Keeping nuclear, chemical and biological weapons from spreading, and reducing them."));
        yield return Group("POL", "Political settlement", "Who governs, and how a settlement is reached.",
            Tag("POL-POWERSHARE", "Power-sharing",
                "Designing how rivals share executive, legislative or territorial power.",
                "CSCAP recommendation 4(e); a field of the UN Standby Team; PA-X Polps", "C", "U1", "PAX"),
            Tag("POL-AUTONOMY", "Autonomy",
                "Territorial self-government within a state, from devolution to special status.",
                "PA-X Terps", "PAX"),
            Tag("POL-DIALOGUE", "National dialogue",
                "Designing national and inclusive dialogues: who takes part, in what order, on what agenda.",
                "A field of the UN Standby Team; the work of the Office of the Special Envoy in 2023", "U1", "E4"),
            Tag("POL-PARTIES", "From movement to party",
                "Helping armed or opposition movements to become political parties.",
                "PA-X PolPar", "PAX"));
        yield return Group("CON", "Constitution and law", "The legal order that is to hold a settlement.",
            Tag("CON-REFORM", "Constitutional reform",
                "Making or amending a constitution, and the process that leads there.",
                "CSCAP recommendation 4(e); a field of the UN Standby Team; PA-X Cons, ConRen", "C", "U1", "PAX"),
            Tag("CON-RULEOFLAW", "Rule of law",
                "Courts, the accountability of police, and the reform of laws.",
                "A field of the UN Standby Team; PA-X JusJu, JusCr", "U1", "PAX"),
            Tag("CON-CITIZENSHIP", "Citizenship",
                "Nationality, statelessness and the legal standing of minorities.",
                "PA-X HrCit", "PAX"));
        yield return Group("ELE", "Elections", "Elections as a way into, or out of, a crisis.",
            Tag("ELE-DESIGN", "Electoral design",
                "Choosing electoral systems, setting up electoral bodies and timetables.",
                "CSCAP recommendation 4(e); PA-X Ele, ElecComm", "C", "PAX"),
            Tag("ELE-OBSERVE", "Election observation",
                "Observing elections and reporting on them credibly.",
                "CSCAP recommendation 4(e); the ARF observers in Timor-Leste, 2012", "C", "B1"),
            Tag("ELE-DISPUTE", "Electoral disputes",
                "Settling disputes over voting, counting and results before they turn violent.",
                "Report of the African Union's Panel of the Wise on electoral disputes, 2010", "AU-ELECTIONS"));
        yield return Group("HRJ", "Human rights and justice", "The rights of people, and wrongs done to them.",
            Tag("HRJ-RIGHTS", "Human rights",
                "Protecting and promoting human rights, and writing them into agreements.",
                "CSCAP recommendation 4(e); PA-X HrGen", "C", "PAX"),
            Tag("HRJ-TRANSITIONAL", "Transitional justice",
                "Dealing with past abuses: truth, reparation, accountability and amnesty.",
                "A field of the UN Standby Team; PA-X TjGen", "U1", "PAX"),
            Tag("HRJ-ATROCITY", "Prevention of atrocity crimes",
                "Early warning and prevention of genocide, war crimes, ethnic cleansing and crimes against humanity.",
                "The subject of CSCAP Memorandum 18", "C"),
            Tag("HRJ-DETAINEES", "Detainees and missing persons",
                "Releasing and exchanging prisoners, and tracing the missing.",
                "PA-X HrDet, TjMis", "PAX"),
            Since(2, "HRJ-SEXUALVIOLENCE", "Conflict-related sexual violence",
                "Ending and preventing sexual violence in conflict, and treating it in ceasefires and agreements.",
                "United Nations Guidance for Mediators on the subject, 2012", "UN-CRSV"));
        yield return Group("HUM", "Humanitarian matters", "Getting help to people, and people to safety.",
            Tag("HUM-ACCESS", "Humanitarian access",
                "Negotiating access, corridors and pauses for humanitarian help.",
                "The work of the Office of the Special Envoy in 2023", "E4"),
            Tag("HUM-DISPLACED", "Refugees and displaced persons",
                "Refugees and internally displaced persons: protection, return and resettlement.",
                "PA-X GRef", "PAX"),
            Tag("HUM-PROTECTION", "Protection of civilians",
                "Keeping civilians from harm during hostilities and after.",
                "PA-X Prot", "PAX"),
            Area("HUM-DISASTER", "Disaster relief",
                "Being ready for disasters, and relief across borders by civilians and armed forces."));
        yield return Group("INC", "Inclusion", "Who has a voice in the process.",
            Tag("INC-GENDER", "Women, peace and security",
                "Women's full part in a process, and a process that answers to women and men alike.",
                "A field of the UN Standby Team; UN Guidance for Effective Mediation; PA-X GeWom", "U1", "G1", "PAX"),
            Tag("INC-MINORITY", "Minorities and faiths",
                "Including ethnic, religious and indigenous groups; dialogue between faiths.",
                "PA-X GRa, GRe, GInd", "PAX"),
            Tag("INC-CIVSOC", "Civil society and youth",
                "Linking official talks with civil society, youth and unofficial tracks.",
                "PA-X Civso", "PAX"));
        yield return Group("RES", "Resources and economy", "What there is to share and to rebuild.",
            Tag("RES-NATURAL", "Natural resources and water",
                "Sharing natural resources, water and the revenue they bring.",
                "A field of the UN Standby Team; PA-X NatRes, Wat", "U1", "PAX"),
            Tag("RES-LAND", "Land and property",
                "Claims to land and property, restitution and land reform.",
                "PA-X LaRef", "PAX"),
            Tag("RES-ECONOMY", "Reconstruction",
                "Reconstruction and the economic terms of a settlement.",
                "PA-X Dev", "PAX"));
        yield return Group("IST", "Disputes between states", "Borders on land and at sea.",
            Tag("IST-BORDER", "Land boundaries",
                "Disputes over land boundaries: demarcation, joint commissions, incidents.",
                "The Thailand-Cambodia border, 2011 and 2025", "E9"),
            Tag("IST-MARITIME", "Maritime disputes",
                "Maritime claims, incidents at sea and the law against piracy.",
                "A field of one of Japan's nominees of 2002", "B2"));
        yield return Group("MED", "Mediation craft", "How to help parties agree, whatever the subject.",
            Tag("MED-PROCESS", "Process design and facilitation",
                "Designing and running a process: agenda, facilitation, drafting.",
                "A field of the UN Standby Team; UN Guidance for Effective Mediation", "U1", "G1"),
            Tag("MED-GOODOFFICES", "Good offices and quiet diplomacy",
                "Good offices, shuttle diplomacy and quiet contacts between parties.",
                "CSCAP recommendation 5; Enhanced Role of the ARF Chair, 2001; ASEAN Charter, article 32(c)",
                "C", "A3", "B3"),
            Tag("MED-FACTFIND", "Fact-finding and good-will missions",
                "Establishing facts, assessing situations and showing good will on the spot.",
                "CSCAP recommendation 10(b); the task of the Friends of the ARF Chair", "C", "A6"));
    }
}

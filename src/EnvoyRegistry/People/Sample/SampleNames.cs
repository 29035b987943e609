namespace EnvoyRegistry.People.Sample;

/// <summary>A name as its bearer would write it.</summary>
readonly record struct WrittenName(string? Title, string FullName, string? NativeName);

/// <summary>
/// The words names of one country are made of, and the way they are put together there. A word is written
/// <c>Latin|native</c>, a space inside a word as <c>_</c>.
/// </summary>
sealed record NamePool(string Country, NameForm Form, string Women, string Men, string Others = "", string Titles = "")
{
    public WrittenName Draw(Draws draws, bool woman)
    {
        var (latin, native) = Form(this, draws, woman);
        return new WrittenName(Title(draws, woman), latin, native);
    }

    // Titles stand as women's / men's; an empty word is no title, and the ARF's doctors are everywhere.
    string? Title(Draws draws, bool woman)
    {
        var own = Titles.Split('/') is [var women, var men] ? Words(woman ? women : men) : [];
        if (own.Length > 0 && draws.Chance(70))
            return draws.Pick(own);
        return draws.Chance(35) ? draws.Pick("Dr", "Dr", "Professor", "Ambassador (ret.)") : null;
    }

    public static string[] Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))];
}

delegate (string Latin, string? Native) NameForm(NamePool pool, Draws draws, bool woman);

/// <summary>The ways of putting a name together.</summary>
static class NameForms
{
    public static readonly NameForm GivenFamily = (pool, draws, woman) =>
        Joined(" ", " ", Given(pool, draws, woman), draws.Pick(NamePool.Words(pool.Others)));

    public static readonly NameForm FamilyGiven = (pool, draws, woman) =>
        Joined(" ", " ", draws.Pick(NamePool.Words(pool.Others)), Given(pool, draws, woman));

    /// <summary>As in Chinese, Japanese and Korean, where the native form has no space.</summary>
    public static readonly NameForm FamilyGivenClosed = (pool, draws, woman) =>
        Joined(" ", "", draws.Pick(NamePool.Words(pool.Others)), Given(pool, draws, woman));

    /// <summary>One name or two, and neither of them a family's.</summary>
    public static readonly NameForm SingleOrDouble = (pool, draws, woman) => draws.Chance(40)
        ? Joined(" ", " ", Given(pool, draws, woman))
        : Joined(" ", " ", Given(pool, draws, woman), draws.Pick(NamePool.Words(pool.Others)));

    /// <summary>Three syllables, none of which is inherited.</summary>
    public static readonly NameForm Syllables = (pool, draws, woman) =>
        Joined(" ", "", draws.PickSome(NamePool.Words(woman ? pool.Women : pool.Men), 3));

    /// <summary>The father's name follows "bin" or "binti".</summary>
    public static readonly NameForm ChildOf = (pool, draws, woman) =>
        Joined(" ", " ", Given(pool, draws, woman), woman ? "binti" : "bin", draws.Pick(NamePool.Words(pool.Others)));

    /// <summary>The father's name in the genitive, then the person's own, which is the one to use.</summary>
    public static readonly NameForm PatronymicGiven = (pool, draws, woman) =>
        Joined(" ", " ", draws.Pick(NamePool.Words(pool.Others)), Given(pool, draws, woman));

    /// <summary>Given name, patronymic and family name, both of the latter by the bearer's gender.</summary>
    public static readonly NameForm Russian = (pool, draws, woman) =>
    {
        var fathers = draws.Pick(
            "Alekseye|Алексее", "Nikolaye|Николае", "Andreye|Андрее", "Pavlo|Павло", "Petro|Петро", "Fyodoro|Фёдоро");
        var family = draws.Pick(NamePool.Words(pool.Others));
        return Joined(" ", " ", Given(pool, draws, woman),
            Suffixed(fathers, woman ? "vna|вна" : "vich|вич"), woman ? Suffixed(family, "a|а") : family);
    };

    static string Given(NamePool pool, Draws draws, bool woman) =>
        draws.Pick(NamePool.Words(woman ? pool.Women : pool.Men));

    static (string, string?) Joined(string latinSpace, string nativeSpace, params string[] words) =>
        (string.Join(latinSpace, words.Select(Latin)),
            words.All(word => word.Contains('|')) ? string.Join(nativeSpace, words.Select(Native)) : null);

    static string Suffixed(string word, string suffix) =>
        $"{Latin(word)}{Latin(suffix)}|{Native(word)}{Native(suffix)}";

    static string Latin(string word) => word.Split('|')[0];
    static string Native(string word) => word.Split('|')[1];
}

/// <summary>
/// Names in the forms and scripts of the region. Common words in combinations that belong to nobody we know of; whoever
/// finds a public figure's name here should take it out.
/// </summary>
static class SampleNames
{
    public static readonly IReadOnlyList<NamePool> Pools =
    [
        new("BN", NameForms.ChildOf,
            "Siti_Rahmah Dayang_Hazimah Nur_Aqilah Hajah_Zaleha Norhayati Hajah_Masnah",
            "Awang_Hamzah Haji_Roslan Abdul_Muiz Haji_Metassan Mohammad_Zaki Awang_Suhaimi",
            "Haji_Tengah Haji_Damit Abdul_Ghani Haji_Puteh Awang_Besar Haji_Serudin",
            "Datin Dayang/Dato_Paduka Awang"),
        new("KH", NameForms.FamilyGiven,
            "Sreymom|ស្រីមុំ Bopha|បុប្ផា Chanthou|ចន្ធូ Sokunthea|សុគន្ធា Kolab|កុលាប Phalla|ផល្លា",
            "Visal|វិសាល Dararith|ដារ៉ារិទ្ធ Sovann|សុវណ្ណ Piseth|ពិសិដ្ឋ Rithy|រិទ្ធី Kosal|កុសល",
            "Chea|ជា Keo|កែវ Ouk|អ៊ុក Meas|មាស Prum|ព្រំ Tep|ទេព Nhem|ញ៉ែម",
            "Lok_Chumteav/Lok"),
        new("ID", NameForms.SingleOrDouble,
            "Wahyuningsih Kartinah Sulastri Ratnasari Dewiyanti Nurhalimah Maharani Puspitasari",
            "Sutrisno Hartoyo Mulyadi Darmawangsa Prasetyono Kusnadi Widagdo Purnomo",
            "Simbolon Wiratama Lesmana Nainggolan Tumbelaka Pattipeilohy Suryaningrat Hasibuan"),
        new("LA", NameForms.GivenFamily,
            "Bounmy|ບຸນມີ Khamla|ຄຳຫຼ້າ Dalavanh|ດາລາວັນ Phetsamone|ເພັດສະໝອນ Souphaphone|ສຸພາພອນ",
            "Bounthong|ບຸນທອງ Somsanith|ສົມສະນິດ Viengkham|ວຽງຄຳ Khamphone|ຄຳພອນ Saysamone|ໄຊສະໝອນ",
            "Phommachanh|ພົມມະຈັນ Sihalath|ສີຫາລາດ Keovongsa|ແກ້ວວົງສາ Inthavong|ອິນທະວົງ Chanthala|ຈັນທະລາ"),
        new("MY", NameForms.ChildOf,
            "Noraini Rosmawati Siti_Khadijah Faridah Nurul_Huda Zainab",
            "Ahmad_Fauzi Kamarul_Zaman Mohd_Azlan Shahruddin Iskandar Rahimi",
            "Mat_Saman Abdul_Latif Othman_Jali Yaakob Haji_Sulong Talib",
            "Datin Puan_Sri Dato'/Dato' Datuk Tan_Sri"),
        new("MM", NameForms.Syllables,
            "Khin|ခင် Mya|မြ Nwe|နွယ် Hla|လှ Aye|အေး Thandar|သန္တာ Yi|ရီ Sandar|စန္ဒာ Thiri|သီရိ",
            "Kyaw|ကျော် Zaw|ဇော် Thein|သိန်း Htun|ထွန်း Naing|နိုင် Soe|စိုး Lwin|လွင် Tin|တင် Maung|မောင်",
            Titles: "Daw/U"),
        new("PH", NameForms.GivenFamily,
            "Maria_Corazón Luzviminda Rosalinda Analyn Milagros Imelda_Joy",
            "Rogelio Ferdinand_José Crisanto Dionisio Bayani Eduardo_Luis",
            "Dimaandal Magsino_Peñaflor Catacutan Batungbakal Salonga_Ibañez Macaraeg Dela_Peña",
            "Atty. /Atty. Gen._(ret.)"),
        new("SG", NameForms.FamilyGivenClosed,
            "Hui_Ling|慧玲 Siew_Kheng|秀琼 Mei_Fong|美凤 Li_Hoon|丽云",
            "Kok_Leong|国良 Wei_Jian|伟健 Boon_Teck|文德 Chee_Hong|志宏",
            "Teo|张 Koh|许 Ang|洪 Quek|郭 Sim|沈 Seah|佘"),
        new("TH", NameForms.GivenFamily,
            "Arunee|อรุณี Kanyarat|กัญญารัตน์ Pimchanok|พิมพ์ชนก Suwanna|สุวรรณา Malee|มาลี Nonglak|นงลักษณ์",
            "Prasert|ประเสริฐ Somphong|สมพงษ์ Narongchai|ณรงค์ชัย Wichai|วิชัย Thawatchai|ธวัชชัย Kittisak|กิตติศักดิ์",
            "Wattanakul|วัฒนกุล Charoensuk|เจริญสุข Srisombat|ศรีสมบัติ Rattanaporn|รัตนพร Thongdee|ทองดี "
                + "Bunyasiri|บุญยศิริ",
            "Khunying Dr/Dr M.R."),
        new("VN", NameForms.FamilyGiven,
            "Thị_Ngọc_Ánh Thị_Thu_Hằng Thị_Mỹ_Dung Thanh_Thủy Thị_Bích_Đào Quỳnh_Như",
            "Văn_Đức Quốc_Khánh Hữu_Tường Đình_Phước Minh_Triều Xuân_Lộc",
            "Nguyễn Nguyễn Nguyễn Trần Lê Đặng Huỳnh Bùi Đỗ Vũ"),
        new("TL", NameForms.GivenFamily,
            "Domingas Natalina Filomena_de_Jesus Olandina Aurora",
            "Abílio Celestino Mateus Agostinho_José Venâncio",
            "da_Conceição_Freitas Sarmento_Belo Amaral_Lopes dos_Reis_Tilman Magno_Pinto"),
        new("AU", NameForms.GivenFamily,
            "Philippa Merindah Judith Helena Bronwyn Kylie_Anne",
            "Alastair Duncan Jarrah Stephen_Mark Costas Graeme",
            "Whitcombe Hallorann Papadimos McAllistair Ferrowdale-Hart Thornbury"),
        new("BD", NameForms.GivenFamily,
            "Nasrin|নাসরিন Farhana|ফারহানা Shirin|শিরিন Rokeya|রোকেয়া",
            "Anwarul|আনোয়ারুল Mahbub|মাহবুব Tanvir|তানভীর Rafiqul|রফিকুল",
            "Chowdhury|চৌধুরী Sarkar|সরকার Talukdar|তালুকদার Bhuiyan|ভূঁইয়া"),
        new("CA", NameForms.GivenFamily,
            "Geneviève Margaret Siku Élodie Harpreet Anne-Marie",
            "Étienne Callum Jean-François Gurdeep Douglas Aputik",
            "Beausoleil-Roy MacInnis Tremblay-Côté Sandhawalia Nutarak Whitford"),
        new("CN", NameForms.FamilyGivenClosed,
            "Yulan|玉兰 Xiuying|秀英 Wenjing|文静 Lihua|丽华 Ruoxi|若溪",
            "Wenhao|文浩 Jianguo|建国 Zhiyuan|志远 Guodong|国栋 Mingde|明德",
            "Zheng|郑 Xie|谢 Fang|方 Gong|龚 Shao|邵 Qiu|邱"),
        new("IN", NameForms.GivenFamily,
            "Ananya|अनन्या Meenakshi|मीनाक्षी Sudha|सुधा Vasundhara|वसुंधरा Lakshmi|लक्ष्मी",
            "Devendra|देवेंद्र Raghunath|रघुनाथ Ashok|अशोक Harish|हरीश Prakash|प्रकाश",
            "Deshmukh|देशमुख Bhattacharya|भट्टाचार्य Chaturvedi|चतुर्वेदी Kulkarni|कुलकर्णी Thakur|ठाकुर",
            "Smt./Shri"),
        new("JP", NameForms.FamilyGivenClosed,
            "Michiko|美智子 Haruka|遥香 Sachiko|幸子 Reiko|玲子 Kaori|香織",
            "Kenjirō|健次郎 Masato|真人 Shigeru|茂 Takumi|拓海 Yōhei|洋平",
            "Sakurai|桜井 Kurosawa|黒沢 Ōnishi|大西 Hayama|葉山 Tachibana|橘 Minowa|箕輪"),
        new("KR", NameForms.FamilyGivenClosed,
            "Seo-yeon|서연 Hye-jin|혜진 Mi-kyung|미경 Eun-ju|은주",
            "Seung-ho|승호 Dong-hyun|동현 Jae-won|재원 Tae-sik|태식",
            "Han|한 Yoo|유 Shim|심 Bae|배 Noh|노 Ahn|안"),
        new("KP", NameForms.FamilyGivenClosed,
            "Un_Suk|은숙 Myong_Hui|명희 Sol_Mi|설미",
            "Kwang_Chol|광철 Song_Nam|성남 Hyok_Jun|혁준",
            "Ri|리 Pak|박 Choe|최 Ryu|류"),
        new("MN", NameForms.PatronymicGiven,
            "Oyunchimeg|Оюунчимэг Enkhtuya|Энхтуяа Sarangerel|Сарангэрэл Narantsetseg|Наранцэцэг",
            "Ganbold|Ганболд Batsaikhan|Батсайхан Chuluunbat|Чулуунбат Munkhbayar|Мөнхбаяр",
            "Dorjiin|Доржийн Baataryn|Баатарын Sükhiin|Сүхийн Dashiin|Дашийн Tömöriin|Төмөрийн"),
        new("NZ", NameForms.GivenFamily,
            "Hinemoa Catriona Ngāhuia Rosemary Mele",
            "Tāmati Gareth Wiremu Sione Lachlan",
            "Rangihuna Ashworth Tūhoro-Bell Fa'asavalu Kirkbride"),
        new("PK", NameForms.GivenFamily,
            "Shaista|شائستہ Rukhsana|رخسانہ Mehreen|مہرین Nighat|نگہت",
            "Tariq|طارق Zahid|زاہد Khurram|خرم Asghar|اصغر",
            "Qureshi|قریشی Gilani|گیلانی Chaudhry|چودھری Durrani|درانی Siddiqui|صدیقی",
            "Begum/"),
        new("PG", NameForms.GivenFamily,
            "Kila Boio Gima Rosa_Vagi",
            "Morea Naime Paul_Kaupa Tamate",
            "Geita Wambi Kairuku Sinaka Tolik"),
        new("RU", NameForms.Russian,
            "Tatyana|Татьяна Irina|Ирина Lyudmila|Людмила Nadezhda|Надежда",
            "Gennady|Геннадий Arkady|Аркадий Konstantin|Константин Vadim|Вадим",
            "Ozerov|Озеров Zhuravlyov|Журавлёв Kondratyev|Кондратьев Tikhonov|Тихонов Belousov|Белоусов"),
        new("LK", NameForms.GivenFamily,
            "Nilmini|නිල්මිණි Chandrika_Devi|චන්ද්‍රිකා_දේවි Anoma|අනෝමා Sumudu|සුමුදු",
            "Sunil|සුනිල් Nimal|නිමල් Ajith|අජිත් Upali|උපාලි",
            "Weerakoon|වීරකෝන් Amarasinghe|අමරසිංහ Gunatilaka|ගුණතිලක Rathnayaka|රත්නායක"),
        new("US", NameForms.GivenFamily,
            "Loretta Keiko_Ann Marisol Winona Deborah_Lynn Thuy-Tien",
            "Marcus Everett Rafael Dwayne_Elias Nathaniel Kwame",
            "Hollingsworth Okonkwo-Reyes Brightwater Castellanos Nakagawa-Price Vandermeer"),
        new("CZ", NameForms.GivenFamily, "Kateřina Zdeňka", "Bořivoj Luděk", "Hřebíček Kočí"),
        new("DE", NameForms.GivenFamily, "Annegret Käthe", "Jürgen Götz", "Böhmer Weißhaupt von_Rödern"),
        new("ES", NameForms.GivenFamily, "Inés Begoña", "Íñigo Gaspar", "Carrasco_Peña Ordóñez_Vidal"),
        new("FI", NameForms.GivenFamily, "Siiri Päivi", "Väinö Yrjö", "Mäkipää Hyvärinen"),
        new("FR", NameForms.GivenFamily, "Solène Anaïs", "Loïc Aurélien", "Lefèvre-Aubin d'Hérouville"),
        new("GR", NameForms.GivenFamily, "Eleni|Ελένη Katerina|Κατερίνα", "Stelios|Στέλιος Aris|Άρης",
            "Kalogirou|Καλογήρου Papastergiou|Παπαστεργίου"),
        new("IE", NameForms.GivenFamily, "Aoife Gráinne", "Cathal Pádraig", "Ó_Cionnaith Kilbane"),
        new("PL", NameForms.GivenFamily, "Małgorzata Żaneta", "Bartłomiej Zdzisław", "Świętek Łęcki-Dąb"),
        new("PT", NameForms.GivenFamily, "Conceição Inês", "Luís_Simão João_Tomé", "Gonçalves_Brandão Falcão"),
        new("SE", NameForms.GivenFamily, "Åsa Märta", "Göran Örjan", "Lindqvist-Åberg Sjöstrand"),
    ];
}

package content

import "strings"

// The words hold what simple fonts and careless writers stumble over: accents, typographic quotes and dashes, the euro sign, ≥.
var (
	ranks = []string{
		"Trainee", "Assistant", "Junior", "Senior", "Chief", "Deputy", "Principal", "Duty", "District", "Interim",
	}
	fields = []string{
		"Harbour", "Archive", "Kitchen", "Workshop", "Library", "Laboratory", "Orchard", "Ferry", "Museum", "Printing", "Theatre",
		"Glasshouse", "Brewery", "Patrol", "Signal", "Café",
	}
	posts     = []string{"Officer", "Planner", "Steward", "Controller", "Foreman", "Keeper", "Engineer", "Advisor"}
	levels    = []string{"S1", "S2, skilled work", "M1, first-line leader", "M2", "M3, leader of leaders", "E1, expert"}
	places    = []string{"Malmö", "Bergen", "Cádiz", "Łódź", "Évora", "Ghent", "Galway"}
	contracts = []string{"full time, permanent", "full time, for 18 months", "part time, permanent"}
	schooling = []string{
		"A trade certificate and four years of practice", "Bachelor’s degree in engineering or management",
		"No formal schooling; we train on the job", "Master’s degree, or a record that makes up for it",
	}
	actors = []string{
		"the holder of the post", "the early shift", "a visiting inspector", "the workshop council", "every apprentice",
		"the duty desk", "our longest-serving colleague", "the buyer", "a small working group", "the neighbouring department",
		"the ship’s agent", "the treasurer",
	}
	actions = []string{
		"sorts", "repairs", "compares", "plans", "teaches", "weighs up", "describes", "orders", "signs off", "hands on",
		"estimates", "inspects", "shortens", "looks after", "writes up", "unifies",
	}
	things = []string{
		"spare parts", "the delivery notes", "cold storage", "visitor numbers", "repair times", "the evening rota", "fire drills",
		"tenders", "the reading room", "travel expenses", "first-aid courses", "seed stock", "the crêpe stand", "price lists",
		"open posts", "half-yearly goals", "berth plans", "complaints",
	}
	manners = []string{
		"ahead of the monthly meeting", "up to a sum of €2,500", "so that nobody has to wait for an answer",
		"and keeps last year’s figures for reference", "from one list that everyone can see", "and says plainly what went wrong",
		"in the busy weeks of summer", "as the house rules ask", "with as few forms as possible", "within the yearly plan",
		"without risk to anyone on site", "twice a week – in winter less often", "for both branches",
	}
	dutyTitles = []string{
		"Open the house", "Watch the figures", "Train newcomers", "Prevent accidents", "Look ahead", "Mend what breaks",
		"Answer visitors", "Choose suppliers", "Spend with care", "Say it clearly", "Make changes stick", "Keep records",
		"Guard quality", "Fill open posts", "Set the rota", "Finish what is started",
	}
	measureTitles = []string{
		"Orders on time", "Records that agree", "Budget kept", "Staff who stay", "Days without accident", "Complaints answered",
		"Overtime within plan", "Courses attended",
	}
	reasons = []string{
		"Others wait for it", "It saves a second round", "It shows where money goes", "People notice it first",
		"The law asks for it", "It predicts the next quarter",
	}
)

func dimensions() []Term {
	return terms(
		"Rank", "Reach", "Decisions", "People", "Money", "Direction", "Abilities", "Reporting", "Pay and benefits", "Prospects",
		"Outside contacts", "Schooling",
	)
}

func skills() []Term {
	return terms(
		"Stock keeping", "Leading people", "Book-keeping", "Reading figures", "Bargaining", "Rota planning", "Crane driving",
		"Estimating", "Settling disputes", "Public speaking", "Contract basics", "Hazard assessment", "Teaching",
		"Running projects", "Spreadsheets", "Working with councils",
	)
}

func terms(titles ...string) []Term {
	list := make([]Term, len(titles))
	for i, title := range titles {
		list[i] = Term{ID: strings.ToLower(strings.ReplaceAll(title, " ", "-")), Title: title}
	}
	return list
}

package opencap

import (
	"fmt"
	"strings"
)

// This file states, in our own notation, which fields the objects of OCF 1.2.1-alpha have. A field is written name:kind, with a
// "!" after a name that has to be there. Kinds:
//
//	id text num pct int bool date time md5 country money    values
//	null|date                                               a date or null
//	[x]  [x]+                                               a list, of at least one
//	Name                                                    another form below
//	={A,B}                                                  one of these words
//	*                                                       by the field "type": see variants

// form is the fields of a kind of object.
type form map[string]field

type field struct {
	need bool
	kind string
}

const (
	object   = "id!:id comments:[text] object_type!:text "
	tx       = object + "date!:date "
	security = tx + "security_id!:id "
	ofClass  = tx + "stock_class_id!:id "
	approved = "board_approval_date:date stockholder_approval_date:date "
	issuance = security + approved + "custom_id!:text stakeholder_id!:id consideration_text:text security_law_exemptions!:[Exemption] "
	vests    = "vesting_terms_id:id vestings:[Vesting]+ "
	results  = "resulting_security_ids!:[id] "
	balance  = "balance_security_id:id "
	cancel   = security + balance + "reason_text!:text "
	transfer = security + balance + "consideration_text:text resulting_security_ids!:[id]+ "
	capital  = "capitalization_definition:text capitalization_definition_rules:CapitalizationRules "
	trigger  = "trigger_id!:text nickname:text trigger_description:text type!:text conversion_right!:ConversionRight "
)

// forms are the kinds of objects by the word in their field object_type, and the parts they are made of by a name.
var forms = parseForms(map[string]string{
	"ISSUER": object + "legal_name!:text dba:text formation_date!:date country_of_formation!:country country_subdivision_of_formation:text " +
		"country_subdivision_name_of_formation:text tax_ids:[TaxID] email:Email phone:Phone address:Address initial_shares_authorized:authorised",
	"STAKEHOLDER": object + "name!:Name stakeholder_type!:={INDIVIDUAL,INSTITUTION} issuer_assigned_id:text current_relationship:relationship " +
		"current_relationships:[relationship] current_status:text primary_contact:ContactInfo contact_info:Contact addresses:[Address] tax_ids:[TaxID]",
	"STOCK_CLASS": object + "name!:text class_type!:={COMMON,PREFERRED} default_id_prefix!:text initial_shares_authorized!:authorised " + approved +
		"votes_per_share!:num par_value:money price_per_share:money seniority!:num conversion_rights:[ConversionRight] " +
		"liquidation_preference_multiple:num participation_cap_multiple:num",
	"STOCK_LEGEND_TEMPLATE": object + "name!:text text!:text",
	"STOCK_PLAN": object + "plan_name!:text " + approved + "initial_shares_reserved!:num " +
		"default_cancellation_behavior:={RETIRE,RETURN_TO_POOL,HOLD_AS_CAPITAL_STOCK,DEFINED_PER_PLAN_SECURITY} stock_class_id:id stock_class_ids:[id]+",
	"VALUATION": object + "provider:text " + approved + "price_per_share!:money effective_date!:date stock_class_id!:id valuation_type!:={409A}",
	"VESTING_TERMS": object + "name!:text description!:text allocation_type!:={CUMULATIVE_ROUNDING,CUMULATIVE_ROUND_DOWN,FRONT_LOADED," +
		"BACK_LOADED,FRONT_LOADED_TO_SINGLE_TRANCHE,BACK_LOADED_TO_SINGLE_TRANCHE,FRACTIONAL} vesting_conditions!:[VestingCondition]+",
	"FINANCING": object + "name!:text issuance_ids!:[id]+ date!:date",
	"DOCUMENT":  object + "path:text related_objects:[ObjectReference] uri:text md5!:md5",

	"TX_STOCK_ISSUANCE": issuance + vests + "stock_class_id!:id stock_plan_id:id share_numbers_issued:[NumberRange] share_price!:money quantity!:num " +
		"cost_basis:money stock_legend_ids!:[id] issuance_type:={RSA,FOUNDERS_STOCK}",
	"TX_STOCK_TRANSFER":                           transfer + "quantity!:num",
	"TX_STOCK_CANCELLATION":                       cancel + "quantity!:num",
	"TX_STOCK_RETRACTION":                         security + "reason_text!:text",
	"TX_STOCK_ACCEPTANCE":                         security,
	"TX_STOCK_CONVERSION":                         security + results + balance + "quantity_converted!:num",
	"TX_STOCK_REISSUANCE":                         security + results + "split_transaction_id:id reason_text:text",
	"TX_STOCK_CONSOLIDATION":                      tx + "security_ids!:[id]+ resulting_security_id!:id reason_text:text",
	"TX_STOCK_REPURCHASE":                         security + balance + "price!:money quantity!:num consideration_text:text",
	"TX_STOCK_CLASS_SPLIT":                        ofClass + "split_ratio!:Ratio",
	"TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT": ofClass + approved + "new_shares_authorized!:num",
	"TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT":  ofClass + "new_ratio_conversion_mechanism!:RATIO_CONVERSION",
	"TX_STOCK_PLAN_POOL_ADJUSTMENT":               tx + approved + "stock_plan_id!:id shares_reserved!:num",
	"TX_STOCK_PLAN_RETURN_TO_POOL":                security + "quantity!:num reason_text!:text stock_plan_id!:id",

	"TX_EQUITY_COMPENSATION_ISSUANCE": issuance + vests + "stock_plan_id:id stock_class_id:id " +
		"compensation_type!:={OPTION_NSO,OPTION_ISO,OPTION,RSU,CSAR,SSAR} option_grant_type:={NSO,ISO,INTL} quantity!:num exercise_price:money " +
		"base_price:money early_exercisable:bool expiration_date!:null|date termination_exercise_windows!:[TerminationWindow]",
	"TX_EQUITY_COMPENSATION_ACCEPTANCE":   security,
	"TX_EQUITY_COMPENSATION_CANCELLATION": cancel + "quantity!:num",
	"TX_EQUITY_COMPENSATION_EXERCISE":     security + results + "consideration_text:text quantity!:num",
	"TX_EQUITY_COMPENSATION_RELEASE":      security + results + "settlement_date!:date release_price!:money quantity!:num consideration_text:text",
	"TX_EQUITY_COMPENSATION_RETRACTION":   security + "reason_text!:text",
	"TX_EQUITY_COMPENSATION_TRANSFER":     transfer + "quantity!:num",

	"TX_CONVERTIBLE_ISSUANCE": issuance + "investment_amount!:money convertible_type!:={NOTE,SAFE,CONVERTIBLE_SECURITY} " +
		"conversion_triggers!:[*]+ pro_rata:num seniority!:int",
	"TX_CONVERTIBLE_ACCEPTANCE":   security,
	"TX_CONVERTIBLE_CANCELLATION": cancel + "amount!:money",
	"TX_CONVERTIBLE_CONVERSION": security + results + balance + "reason_text!:text quantity_converted:num trigger_id!:text " +
		"capitalization_definition:CapitalizationDefinition",
	"TX_CONVERTIBLE_RETRACTION": security + "reason_text!:text",
	"TX_CONVERTIBLE_TRANSFER":   transfer + "amount!:money",

	"TX_WARRANT_ISSUANCE": issuance + vests + "quantity:num exercise_price:money purchase_price!:money exercise_triggers!:[*] " +
		"warrant_expiration_date:date quantity_source:={HUMAN_ESTIMATED,MACHINE_ESTIMATED,UNSPECIFIED,INSTRUMENT_FIXED,INSTRUMENT_MAX,INSTRUMENT_MIN}",
	"TX_WARRANT_ACCEPTANCE":   security,
	"TX_WARRANT_CANCELLATION": cancel + "quantity!:num",
	"TX_WARRANT_EXERCISE":     security + results + "consideration_text:text trigger_id!:text",
	"TX_WARRANT_RETRACTION":   security + "reason_text!:text",
	"TX_WARRANT_TRANSFER":     transfer + "quantity!:num",

	"TX_VESTING_START":        security + "vesting_condition_id!:text",
	"TX_VESTING_EVENT":        security + "vesting_condition_id!:text",
	"TX_VESTING_ACCELERATION": security + "quantity!:num reason_text!:text",

	"Manifest": "ocf_version!:text file_type!:={OCF_MANIFEST_FILE} issuer!:ISSUER as_of!:date generated_at!:time comments:[text] stock_plans_files!:[File] " +
		"stock_legend_templates_files!:[File] stock_classes_files!:[File] vesting_terms_files!:[File] valuations_files!:[File] " +
		"transactions_files!:[File] stakeholders_files!:[File] financings_files:[File] documents_files:[File]",
	"File":                     "filepath!:text md5!:md5",
	"Name":                     "legal_name!:text first_name:text last_name:text",
	"TaxID":                    "tax_id!:text country!:country",
	"Email":                    "email_type!:={PERSONAL,BUSINESS,OTHER} email_address!:text",
	"Phone":                    "phone_type!:={HOME,MOBILE,BUSINESS,OTHER} phone_number!:text",
	"Contact":                  "phone_numbers:[Phone] emails:[Email]",
	"ContactInfo":              "name!:Name phone_numbers:[Phone] emails:[Email]",
	"Address":                  "address_type!:={LEGAL,CONTACT,OTHER} street_suite:text city:text country_subdivision:text country!:country postal_code:text",
	"ObjectReference":          "object_type!:text object_id!:id",
	"Ratio":                    "numerator!:num denominator!:num",
	"NumberRange":              "starting_share_number!:num ending_share_number!:num",
	"Exemption":                "description!:text jurisdiction!:text",
	"Vesting":                  "date!:date amount!:num",
	"TerminationWindow":        "reason!:text period!:int period_type!:={DAYS,MONTHS,YEARS}",
	"VestingCondition":         "id!:id description:text portion:Portion quantity:num trigger!:* next_condition_ids!:[id]",
	"Portion":                  "numerator!:num denominator!:num remainder:bool",
	"CapitalizationDefinition": "include_stock_class_ids!:[id] include_stock_plans_ids!:[id] include_security_ids!:[id] exclude_security_ids!:[id]",
	"CapitalizationRules": "include_outstanding_shares!:bool include_outstanding_options!:bool include_outstanding_unissued_options!:bool " +
		"include_this_security!:bool include_other_converting_securities!:bool include_option_pool_topup_for_promised_options!:bool " +
		"include_additional_option_pool_topup!:bool include_new_money!:bool",
	"ConversionRight": "type:={CONVERTIBLE_CONVERSION_RIGHT,WARRANT_CONVERSION_RIGHT,STOCK_CLASS_CONVERSION_RIGHT} conversion_mechanism!:* " +
		"converts_to_future_round:bool converts_to_stock_class_id:id",
	"InterestRate": "rate!:pct accrual_start_date!:date accrual_end_date:date",

	"CUSTOM_CONVERSION":                          "type!:text custom_conversion_description!:text",
	"FIXED_AMOUNT_CONVERSION":                    "type!:text converts_to_quantity!:num",
	"FIXED_PERCENT_OF_CAPITALIZATION_CONVERSION": "type!:text converts_to_percent!:pct " + capital,
	"RATIO_CONVERSION":                           "type!:text conversion_price!:money ratio!:Ratio rounding_type!:={CEILING,FLOOR,NORMAL}",
	"SAFE_CONVERSION": "type!:text conversion_discount:pct conversion_valuation_cap:money exit_multiple:Ratio conversion_mfn!:bool " +
		"conversion_timing:={PRE_MONEY,POST_MONEY} " + capital,
	"CONVERTIBLE_NOTE_CONVERSION": "type!:text interest_rates!:[InterestRate] day_count_convention!:={ACTUAL_365,30_360} " +
		"interest_payout!:={DEFERRED,CASH} interest_accrual_period!:={DAILY,MONTHLY,QUARTERLY,SEMI_ANNUAL,ANNUAL} " +
		"compounding_type!:={COMPOUNDING,SIMPLE} conversion_discount:pct conversion_valuation_cap:money exit_multiple:Ratio conversion_mfn:bool " + capital,
	"VALUATION_BASED_CONVERSION": "type!:text valuation_type!:={FIXED,ACTUAL,CAP} valuation_amount:money " + capital,
	"PPS_BASED_CONVERSION":       "type!:text description!:text discount!:bool discount_percentage:pct discount_amount:money",

	"AUTOMATIC_ON_CONDITION": trigger + "trigger_condition!:text",
	"AUTOMATIC_ON_DATE":      trigger + "trigger_date!:date",
	"ELECTIVE_AT_WILL":       trigger,
	"ELECTIVE_IN_RANGE":      trigger + "start_date!:date end_date!:date",
	"ELECTIVE_ON_CONDITION":  trigger + "trigger_condition!:text",
	"UNSPECIFIED":            trigger,

	"VESTING_START_DATE":        "type!:text",
	"VESTING_EVENT":             "type!:text",
	"VESTING_SCHEDULE_ABSOLUTE": "type!:text date!:date",
	"VESTING_SCHEDULE_RELATIVE": "type!:text period!:* relative_to_condition_id!:id",
	"DAYS":                      "type!:text length!:int occurrences!:int cliff_installment:int",
	"MONTHS":                    "type!:text length!:int occurrences!:int cliff_installment:int day_of_month!:text",
})

// variants are the forms that a field of several forms can have, by the field's name.
var variants = map[string][]string{
	"conversion_mechanism": {
		"CUSTOM_CONVERSION", "FIXED_AMOUNT_CONVERSION", "FIXED_PERCENT_OF_CAPITALIZATION_CONVERSION", "RATIO_CONVERSION", "SAFE_CONVERSION",
		"CONVERTIBLE_NOTE_CONVERSION", "VALUATION_BASED_CONVERSION", "PPS_BASED_CONVERSION",
	},
	"conversion_triggers": triggers,
	"exercise_triggers":   triggers,
	"trigger":             {"VESTING_START_DATE", "VESTING_EVENT", "VESTING_SCHEDULE_ABSOLUTE", "VESTING_SCHEDULE_RELATIVE"},
	"period":              {"DAYS", "MONTHS"},
}

var triggers = []string{
	"AUTOMATIC_ON_CONDITION", "AUTOMATIC_ON_DATE", "ELECTIVE_AT_WILL", "ELECTIVE_IN_RANGE", "ELECTIVE_ON_CONDITION", "UNSPECIFIED",
}

// formerNames are words for object types that OCF had before, and still admits.
const formerPrefix, presentPrefix = "TX_PLAN_SECURITY_", "TX_EQUITY_COMPENSATION_"

// typeOf is today's word for an object type.
func typeOf(word string) string {
	if rest, former := strings.CutPrefix(word, formerPrefix); former {
		return presentPrefix + rest
	}
	return word
}

func parseForms(texts map[string]string) map[string]form {
	parsed := make(map[string]form, len(texts))
	for name, text := range texts {
		f := form{}
		for _, word := range strings.Fields(text) {
			name, kind, _ := strings.Cut(word, ":")
			name, need := strings.CutSuffix(name, "!")
			f[name] = field{need, kind}
		}
		parsed[name] = f
	}
	for name, f := range parsed {
		for at, of := range f {
			if !knownKind(of.kind, parsed) {
				panic(fmt.Sprintf("opencap: form %s has the field %s of no kind %q", name, at, of.kind))
			}
		}
	}
	return parsed
}

func knownKind(kind string, parsed map[string]form) bool {
	kind = strings.TrimSuffix(kind, "+")
	if inner, list := strings.CutPrefix(kind, "["); list {
		kind = strings.TrimSuffix(inner, "]")
	}
	_, aForm := parsed[kind]
	_, aValue := valueKinds[kind]
	return aForm || aValue || kind == "*" || strings.HasPrefix(kind, "={")
}

/** Grammar words of Spanish, Portuguese and French by meaning, without accents. */
export const romance = {
  row: 'fila|filas|registro|registros|entrada|entradas|linha|linhas|observacao|observacoes|observacion|observaciones|ligne|lignes|enregistrement|enregistrements|ejemplos|exemplos|exemples|muestras|amostras|amostra',
  column:
    'columna|columnas|campo|campos|coluna|colunas|atributo|atributos|colonne|colonnes|champ|champs|variables|attributs',
  table: 'tabla|tablas|tabela|tabelas|planilha|hoja|feuille|tableau',
  dataset:
    'conjunto de datos|conjunto de dados|base de datos|base de dados|jeu de donnees|datos|dados|donnees|tabla|tabela|dataset|planilha|lista|liste|archivo|arquivo|fichier|base|registros',
  make: "genera|generar|genere|generame|crea|crear|cree|creame|haz|hazme|necesito|quiero|dame|gera|gerar|gere|cria|criar|crie|faz|faca|preciso|quero|me da|generez|genere|generer|creer|creez|fais|faites|donne|donnez|je veux|je voudrais|j'ai besoin de|besoin|simula|simular|simule|produce|produza|elabora|fabrique",
  between: 'entre|comprendido entre|compris entre|comprise entre|comprendida entre|comprendidos entre',
  from: 'de|desde|del|da|do|a partir de|entre|du|des|depuis|partant de',
  to: "a|hasta|ate|jusqu'a|jusqu'au|jusqu|al|ao|au|jusqu a",
  butNot: 'sin incluir|sem incluir|sans inclure|exclusive|exclusivo|non compris',
  inclusive: 'inclusive|inclusivo|inclus|incluido|ambos inclusive|incluidos',
  and: 'y|e|et|mas|mais',
  or: 'o|ou|u',
  atLeast:
    'al menos|como minimo|minimo|pelo menos|no minimo|ao menos|au moins|au minimum|minimum|minimo de|un minimo de|mayor o igual a|maior ou igual a|superieur ou egal a',
  atMost:
    "como maximo|a lo sumo|maximo|no maximo|au plus|au maximum|ate|hasta|jusqu'a|maximo de|un maximo de|menor o igual a|menor ou igual a|inferieur ou egal a|no mas de|nao mais de|pas plus de|pas plus que",
  over: 'mas de|mayor que|mayor de|mayores de|superior a|por encima de|mais de|mais que|maior que|maior de|maiores de|acima de|plus de|plus que|superieur a|au dessus de|mayor a',
  under:
    'menos de|menor que|menor de|menores de|inferior a|por debajo de|menos que|abaixo de|moins de|moins que|inferieur a|en dessous de|menor a',
  orMore: 'o mas|ou mais|ou plus|en adelante|em diante|et plus|y mas|e mais',
  orLess: 'o menos|ou menos|ou moins',
  about:
    'aproximadamente|unos|unas|cerca de|alrededor de|mas o menos|uns|umas|por volta de|mais ou menos|environ|autour de|a peu pres|approximativement|quelque|quelques',
  percent: 'por ciento|por cento|pour cent|porciento',
  unique:
    'unico|unica|unicos|unicas|unique|uniques|sin repetir|sin duplicados|sem repetir|sem duplicados|sans doublons|distinto|distintos',
  with: 'con|com|avec|que contenga|que contenha|incluyendo|incluindo|incluye|inclui|contenant|ayant|con las|com as|que incluya|que inclua|qui contient',
  such: 'como|tales como|por ejemplo|p. ej.|por exemplo|tais como|comme|par exemple|tels que|telles que',
  etc: 'etc|etcetera|entre otros|entre outros',
  oneOf:
    "uno de|una de|um de|uma de|un des|l'un de|valores|valeurs|opciones|opcoes|options|valores posibles|valores possiveis|parmi",
  per: 'por|por cada|cada|par|chaque',
  nulls:
    'nulo|nulos|nula|nulas|vacio|vacios|vazio|vazios|faltantes|ausentes|nul|nuls|vide|vides|manquant|manquants|manquantes|em branco|en blanco',
  never: 'nunca|no debe|nao deve|jamais|ne doit pas|jamas|sin|sem|sans',
  random: 'aleatorio|aleatoria|aleatorios|aleatorias|aleatoire|aleatoires|al azar',
  article: 'un|una|unos|unas|el|la|los|las|um|uma|uns|umas|o|a|os|as|le|la|les|une|des|du|su|sus|seu|sua|son|sa|ses|l',
  filler:
    "por|favor|de|del|da|do|das|dos|em|en|que|se|para|me|mi|um|uma|un|una|el|la|los|las|os|as|o|a|e|y|et|le|les|des|du|au|aux|pour|s'il|vous|plait|avec|con|com|dans|sur|qui|est|son|sont|es|esta|sea|seja|ser|deve|debe|debes|deben|doit|con|sin|cada|todos|todas|cuja|ficticios|ficticias|falsos|fake|sintetico|sinteticos|sinteticas|datos|dados|donnees|dataset|prueba|teste|test|exemple|exemplo|ejemplo|conjunto|jeu|base|tabla|tabela|nous|je|veux|quiero|quero|preciso|necesito|genera|gera|crea|cria|genere|gere|generar|gerar|criar|crear|contendo|siguientes|seguintes|suivantes|suivants|campos|columnas|colunas|colonnes|filas|linhas|lignes|registros|fictifs|fictives|synthetiques|ha|hay|da|na|no|nas|nos|al|ao|l|d",
} as const;

// A hand-written program for one table: the floor that a general engine is compared with.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 88172645463325252ull;
static inline uint32_t draw(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(((state >> 32) * below) >> 32);
}
static inline char *number(char *at, uint32_t value) {
  char digits[12];
  int length = 0;
  do {
    digits[length++] = (char)('0' + value % 10);
    value /= 10;
  } while (value > 0);
  while (length > 0) *at++ = digits[--length];
  return at;
}
static inline char *text(char *at, const char *word) {
  size_t length = strlen(word);
  memcpy(at, word, length);
  return at + length;
}
static inline char *money(char *at, uint32_t cents) {
  at = number(at, cents / 100);
  *at++ = '.';
  *at++ = (char)('0' + cents / 10 % 10);
  *at++ = (char)('0' + cents % 10);
  return at;
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  static const char *products[] = {"Laptop", "Phone", "Desk", "Chair", "Lamp", "Pen", "Bag"};
  static const char *categories[] = {"Electronics", "Electronics", "Home", "Home", "Home", "Office", "Office"};
  static const char *regions[] = {"North", "South", "East", "West"};
  static const char *channels[] = {"web", "store", "partner"};
  static char names[20000][32];
  static char days[365][12];
  int month = 11, year = 2025, day = 1;
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int i = 0; i < 365; i++) {
    snprintf(days[i], sizeof days[i], "%04d-%02d-%02d", year, month, day);
    if (++day > lengths[month - 1]) { day = 1; if (++month > 12) { month = 1; year++; } }
  }
  for (int i = 0; i < 20000; i++) snprintf(names[i], sizeof names[i], "Firstname%d Lastname%d", i % 300, i % 700);
  FILE *file = fopen(arguments[1], "wb");
  if (file == NULL) return 1;
  static char buffer[1 << 20];
  char *at = text(buffer, "order_id,order_date,customer_id,customer_name,product,category,region,channel,quantity,unit_price,total\n");
  uint32_t rows = (uint32_t)atoi(arguments[2]);
  for (uint32_t row = 1; row <= rows; row++) {
    uint32_t customer = draw(20000), product = draw(7), quantity = 1 + draw(9), price = 500 + draw(49500);
    at = number(at, row); *at++ = ',';
    at = text(at, days[draw(100) < 21 ? draw(30) : draw(365)]); *at++ = ',';
    at = number(at, customer + 1); *at++ = ',';
    at = text(at, names[customer]); *at++ = ',';
    at = text(at, products[product]); *at++ = ',';
    at = text(at, categories[product]); *at++ = ',';
    at = text(at, regions[draw(4)]); *at++ = ',';
    at = text(at, channels[draw(3)]); *at++ = ',';
    at = number(at, quantity); *at++ = ',';
    at = money(at, price); *at++ = ',';
    at = money(at, price * quantity); *at++ = '\n';
    if (at - buffer > (1 << 20) - 512) { fwrite(buffer, 1, (size_t)(at - buffer), file); at = buffer; }
  }
  fwrite(buffer, 1, (size_t)(at - buffer), file);
  return fclose(file) == 0 ? 0 : 1;
}
